create table work_item (
  id uuid not null primary key,
  type varchar(16) not null,
  title varchar(500) not null,
  description varchar(20000),
  status varchar(16) not null,
  priority varchar(16) not null,
  activity_category varchar(16),
  parent_id uuid,
  -- the ids above this item, root first; empty for a root
  ancestor_ids uuid array not null,
  owner_id uuid not null,
  assignee_labels varchar(200) array not null,
  progress integer not null,
  auto_progress boolean not null,
  -- what people say: inclusive dates, wall-clock times in a zone
  start_date date,
  due_date date,
  start_time time(0),
  end_time time(0),
  time_zone varchar(64),
  -- what the feed looks for, derived from the above: half-open, all-day items as if in UTC
  all_day boolean not null,
  starts_at timestamp(6) with time zone,
  ends_at timestamp(6) with time zone,
  long_lasting boolean not null,
  calendar_visible boolean not null,
  color varchar(7),
  completed_at timestamp(6) with time zone,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  version integer not null,
  trashed_at timestamp(6) with time zone,
  -- what went to the trash in one deletion comes back in one restoration
  trash_id uuid,
  constraint work_item_parent foreign key (parent_id) references work_item (id) on delete cascade,
  constraint work_item_owner foreign key (owner_id) references person (id)
);

create index work_item_by_owner_and_time on work_item (owner_id, long_lasting, starts_at, ends_at);
create index work_item_by_parent on work_item (parent_id);
create index work_item_by_trash on work_item (trashed_at);

create table work_item_assignee (
  work_item_id uuid not null,
  person_id uuid not null,
  primary key (work_item_id, person_id),
  constraint work_item_assignee_item foreign key (work_item_id) references work_item (id) on delete cascade,
  constraint work_item_assignee_person foreign key (person_id) references person (id)
);

create index work_item_assignee_by_person on work_item_assignee (person_id, work_item_id);
