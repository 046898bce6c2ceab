create table team (
  id uuid not null primary key,
  name varchar(100) not null,
  created_at timestamp(6) with time zone not null,
  -- a deleted team keeps its row as long as its items are in the trash
  deleted_at timestamp(6) with time zone,
  deleted_by uuid,
  constraint team_deleted_by foreign key (deleted_by) references person (id)
);

create table team_member (
  team_id uuid not null,
  person_id uuid not null,
  role varchar(16) not null,
  primary key (person_id, team_id),
  constraint team_member_team foreign key (team_id) references team (id),
  constraint team_member_person foreign key (person_id) references person (id)
);

create index team_member_by_team on team_member (team_id, person_id);

-- null for a personal item; an item below another one has its team
alter table work_item add column team_id uuid;
alter table work_item add constraint work_item_team foreign key (team_id) references team (id);

create index work_item_by_team_and_time on work_item (team_id, long_lasting, starts_at, ends_at);
