-- Sessions of people, so that they hold on every node and over a restart. Names and meaning
-- of the columns are Spring Session's; times are milliseconds since 1970.
create table spring_session (
  primary_id varchar(36) not null primary key,
  -- what the browser holds in its cookie
  session_id varchar(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval integer not null,
  expiry_time bigint not null,
  -- the person's id; empty until somebody has signed in
  principal_name varchar(100),
  constraint spring_session_id_unique unique (session_id)
);

create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_principal on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id varchar(36) not null,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name),
  constraint spring_session_attributes_session foreign key (session_primary_id)
    references spring_session (primary_id) on delete cascade
);
