-- A restored database counts the same numbers again. Each increment writes a random stamp
-- beside the number, so that no version of one timeline is one of the other; see
-- docs/decisions/0020-number-and-stamp.md. Rows that are there already get a random stamp
-- too: two databases can be migrated from one backup. The default is for nodes of the
-- version before, which can still be running.
alter table scope_version
  add column stamp bigint default cast(random() * 9007199254740991 as bigint) not null;
