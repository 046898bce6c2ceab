-- The normal forms of texts, which are searched instead of the texts; see dev.kalends.shared.SearchText. The next
-- migration fills them in. Nodes of the previous version must be stopped first, because they do not write them.
alter table work_item add column title_search varchar default '' not null;
alter table work_item add column description_search varchar default '' not null;
alter table note add column text_search varchar default '' not null;
