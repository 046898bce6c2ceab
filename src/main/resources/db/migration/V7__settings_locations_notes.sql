-- What a level sets for itself and everything below: of an item or a team under its id, of
-- everybody under the nil identifier. Colour and time zone of an item are its own columns.
create table level_settings (
  id uuid not null primary key,
  document varchar(40000) not null
);

insert into scope_version (scope, version) values ('settings:everyone', 1);

create table location (
  id uuid not null primary key,
  name varchar(200) not null,
  address varchar(500),
  created_at timestamp(6) with time zone not null
);

alter table work_item add column location_id uuid;
alter table work_item add constraint work_item_location foreign key (location_id) references location (id);

create index work_item_by_location on work_item (location_id);

create table note (
  id uuid not null primary key,
  work_item_id uuid not null,
  author_id uuid not null,
  text varchar(10000) not null,
  created_at timestamp(6) with time zone not null,
  constraint note_work_item foreign key (work_item_id) references work_item (id) on delete cascade,
  constraint note_author foreign key (author_id) references person (id)
);

create index note_by_work_item on note (work_item_id, created_at);
