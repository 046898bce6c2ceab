-- What has been ticked off of an item's checklist. The entries themselves are settings, and
-- inherited; ticking one off concerns this item alone.
create table checklist_tick (
  work_item_id uuid not null,
  entry varchar(200) not null,
  ticked_by uuid not null,
  ticked_at timestamp(6) with time zone not null,
  primary key (work_item_id, entry),
  constraint checklist_tick_item foreign key (work_item_id) references work_item (id) on delete cascade,
  constraint checklist_tick_person foreign key (ticked_by) references person (id)
);
