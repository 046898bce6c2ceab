-- What one transaction changed about work items is a change set, in the code, the docs and here.
alter table deed rename to change_set;
alter table item_change rename column deed_id to change_set_id;

alter index deed_by_actor rename to change_set_by_actor;
alter index deed_by_time rename to change_set_by_time;
alter index item_change_by_deed rename to item_change_by_change_set;
