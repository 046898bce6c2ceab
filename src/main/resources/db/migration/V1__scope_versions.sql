-- One counter for each set of readers who see the same things change. A change increments
-- the counters of everybody it concerns in its own transaction; see docs/freshness.md.
create table scope_version (
  scope varchar(64) not null primary key,
  version bigint not null
);

insert into scope_version (scope, version) values ('everyone', 1);
