-- Renames the table of change sets to the term used in the code and the documentation. A change set is everything
-- that one transaction changed about work items. Nodes of the previous version must be stopped first.
alter table deed rename to change_set;
alter table item_change rename column deed_id to change_set_id;

alter index deed_by_actor rename to change_set_by_actor;
alter index deed_by_time rename to change_set_by_time;
alter index item_change_by_deed rename to item_change_by_change_set;
