-- Almost every statement asks for items that are not in the trash. With an index on when they went there,
-- H2 read all of those to find the few of a window. Deletions lead to what is in the trash as well.
drop index work_item_by_trash;

create index work_item_by_deletion on work_item (trash_id);
