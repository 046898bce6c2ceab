-- Where an item was before a change: in a team, or without one with its owner. Its history shows
-- what it said there to those only who may see that place.
alter table item_change add column team_id uuid;
alter table item_change add column owner_id uuid;

-- What neither moved itself nor stands below something that did has always been where it is now.
-- For the rest nobody knows any more, so nobody is shown it.
update item_change set
  team_id = (select w.team_id from work_item w where w.id = item_change.item_id),
  owner_id = (select w.owner_id from work_item w where w.id = item_change.item_id);

update item_change set team_id = null, owner_id = null
where item_id in (
  select c.item_id from item_change c
  where c.before_state like '%"teamId"%' or c.before_state like '%"parentId"%');

update item_change set team_id = null, owner_id = null
where item_id in (
  select w.id from work_item w
  join (select distinct c.item_id from item_change c
    where c.before_state like '%"teamId"%' or c.before_state like '%"parentId"%') m
  on m.item_id = any(w.ancestor_ids));
