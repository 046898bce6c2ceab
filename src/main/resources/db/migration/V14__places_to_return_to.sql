-- Below what an item stood when it came out of the trash without it. Once that comes back as well
-- the item goes below it again, unless somebody moved it meanwhile.
alter table work_item add column former_parent_id uuid;
alter table work_item add constraint work_item_former_parent
  foreign key (former_parent_id) references work_item (id) on delete set null;

create index work_item_by_former_parent on work_item (former_parent_id);
