-- What somebody wants to see again: a view of the calendar with its filters, as they stand
-- in an address.
create table saved_view (
  id uuid not null primary key,
  owner_id uuid not null,
  -- null for one that only its owner sees
  team_id uuid,
  name varchar(100) not null,
  query varchar(4000) not null,
  created_at timestamp(6) with time zone not null,
  constraint saved_view_owner foreign key (owner_id) references person (id),
  constraint saved_view_team foreign key (team_id) references team (id) on delete cascade
);

create index saved_view_by_owner on saved_view (owner_id);
create index saved_view_by_team on saved_view (team_id);

-- The view that a person's calendar opens with.
create table start_view (
  person_id uuid not null primary key,
  view_id uuid not null,
  constraint start_view_person foreign key (person_id) references person (id),
  constraint start_view_view foreign key (view_id) references saved_view (id) on delete cascade
);

create index start_view_by_view on start_view (view_id);
