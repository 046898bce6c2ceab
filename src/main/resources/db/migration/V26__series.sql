-- Items that repeat. A series has a rule (RFC 5545). Its starts_at is the start of its first occurrence and its ends_at
-- an upper bound for the end of its last one, and it is always long_lasting, so that the index finds it in every window
-- that it may occur in.
alter table work_item add column recurrence_rule varchar(600);
-- An override is an item that replaces one occurrence of a series. The occurrence is the original date.
alter table work_item add column series_id uuid;
alter table work_item add column occurrence date;
alter table work_item add constraint work_item_series foreign key (series_id) references work_item (id) on delete cascade;
create index work_item_by_series on work_item (series_id);

-- The occurrences of series that are replaced by an override, or removed. This table alone decides it: an override that
-- is moved, filtered out, deleted or purged leaves its row.
create table series_exception (
  series_id uuid not null,
  occurrence date not null,
  override_id uuid,
  constraint series_exception_pk primary key (series_id, occurrence),
  constraint series_exception_series foreign key (series_id) references work_item (id) on delete cascade,
  constraint series_exception_override foreign key (override_id) references work_item (id) on delete set null
);

create index series_exception_by_override on series_exception (override_id);
