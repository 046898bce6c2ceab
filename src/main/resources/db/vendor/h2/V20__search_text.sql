-- The normal forms of texts, which are searched instead of the texts; see dev.kalends.shared.SearchText. The next
-- migration fills them in. Nodes of the previous version must be stopped first, because they do not write them.
alter table work_item add column title_search varchar default '' not null;
alter table work_item add column description_search varchar default '' not null;
alter table note add column text_search varchar default '' not null;

-- Line ends are line feeds. Forms used to store the carriage returns that browsers send.
update work_item set description = replace(replace(description, char(13) || char(10), char(10)), char(13), char(10))
  where position(char(13) in description) > 0;
update note set text = replace(replace(text, char(13) || char(10), char(10)), char(13), char(10))
  where position(char(13) in text) > 0;
update location set address = replace(replace(address, char(13) || char(10), char(10)), char(13), char(10))
  where position(char(13) in address) > 0;
