-- The normal forms of texts, which are searched instead of the texts; see dev.kalends.shared.SearchText. The next
-- migration fills them in. Nodes of the previous version must be stopped first, because they do not write them.
-- With the collation "C", lists are sorted alike in every database.
alter table work_item add column title_search varchar collate "C" default '' not null;
alter table work_item add column description_search varchar collate "C" default '' not null;
alter table note add column text_search varchar collate "C" default '' not null;
