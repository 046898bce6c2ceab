-- A restored database reuses the same numbers. Each increment therefore also writes a random
-- stamp, so that versions of two timelines are never equal; see
-- docs/decisions/0020-number-and-stamp.md. Existing rows get a random stamp as well, because
-- two databases can be migrated from one backup. The default serves nodes of the previous
-- version that are still running.
alter table scope_version
  add column stamp bigint default cast(random() * 9007199254740991 as bigint) not null;
