-- The progress of a parent is the mean of the progress of its children that are not cancelled, rounded down. It was the
-- share of completed children. Deeper items first: the progress of a child can follow from its own children.

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 8 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 7 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 6 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 5 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 4 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 3 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 2 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 1 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

update work_item p set progress = (
  select cast(sum(c.progress) / count(*) as integer) from work_item c
  where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED')
where cardinality(p.ancestor_ids) = 0 and p.auto_progress = true and p.status <> 'COMPLETED' and exists (
  select 1 from work_item c where c.parent_id = p.id and c.trashed_at is null and c.status <> 'CANCELLED');

-- Pages that stayed open show the earlier progress.
update scope_version set version = version + 1, stamp = cast(random() * 9007199254740991 as bigint)
where scope = 'everyone';
