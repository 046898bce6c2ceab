-- Where an item was before a change: in a team, or without one with its owner. Its history shows
-- what it said there to those only who may see that place.
alter table item_change add column team_id uuid;
alter table item_change add column owner_id uuid;

-- What neither moved itself nor stands below something that did has always been where it is now.
-- For the rest nobody knows any more, so nobody is shown it.
update item_change set
  team_id = (select w.team_id from work_item w where w.id = item_change.item_id),
  owner_id = (select w.owner_id from work_item w where w.id = item_change.item_id)
where not exists (
  select 1 from item_change m join work_item w on m.item_id = w.id or m.item_id = any(w.ancestor_ids)
  where w.id = item_change.item_id
    and (m.before_state like '%"teamId"%' or m.before_state like '%"parentId"%'));
