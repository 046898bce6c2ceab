create table person (
  id uuid not null primary key,
  username varchar(64) not null,
  display_name varchar(100) not null,
  password_hash varchar(255) not null,
  role varchar(16) not null,
  time_zone varchar(64) not null,
  enabled boolean not null,
  -- grows when this person's sessions are to end; a session made before is refused
  session_epoch integer not null,
  created_at timestamp(6) with time zone not null,
  constraint person_username_unique unique (username)
);
