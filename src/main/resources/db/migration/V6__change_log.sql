-- One row for each transaction that increments counters: when, who, why, and whose. It is
-- written by the same transaction, and says nothing of what the changed thing contains.
create table change_log (
  id bigint generated always as identity primary key,
  changed_at timestamp(6) with time zone not null,
  -- nobody where the application itself made the change
  actor_id uuid,
  action varchar(64) not null,
  subject_id uuid,
  -- the first of them by name; the kinds of all; how many there were in all
  scopes varchar(64) array not null,
  scope_kinds varchar(64) array not null,
  scope_count integer not null
);
