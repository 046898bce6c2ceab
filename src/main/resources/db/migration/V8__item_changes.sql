-- What somebody did to work items in one transaction. Its author can take it back; that is a
-- deed as well, which names the one it takes back.
create table deed (
  id uuid not null primary key,
  -- grows with time
  number bigint generated always as identity,
  -- nobody where the application itself did it
  actor_id uuid,
  action varchar(64) not null,
  done_at timestamp(6) with time zone not null,
  -- what the item was called, or the first of them
  title varchar(500) not null,
  item_count integer not null,
  undoes uuid,
  -- whether it is taken back at the moment
  undone boolean not null
);

create index deed_by_actor on deed (actor_id, number);
create index deed_by_time on deed (done_at);

-- What a deed changed about each item: only the members that differ, as the JSON of an item
-- has them. What merely follows from other items is not there.
create table item_change (
  id bigint generated always as identity primary key,
  deed_id uuid not null,
  item_id uuid not null,
  kind varchar(16) not null,
  before_state varchar(200000),
  after_state varchar(200000),
  constraint item_change_deed foreign key (deed_id) references deed (id) on delete cascade,
  constraint item_change_item foreign key (item_id) references work_item (id) on delete cascade
);

create index item_change_by_deed on item_change (deed_id, id);
create index item_change_by_item on item_change (item_id, id);
