-- The normal forms of texts, which are searched instead of the texts; see dev.kalends.shared.SearchText. The next
-- migration fills them in. Nodes of the previous version must be stopped first, because they do not write them.
-- With the collation "C", lists are sorted alike in every database.
alter table work_item add column title_search varchar collate "C" default '' not null;
alter table work_item add column description_search varchar collate "C" default '' not null;
alter table note add column text_search varchar collate "C" default '' not null;

-- Line ends are line feeds. Forms used to store the carriage returns that browsers send.
update work_item set description = replace(replace(description, chr(13) || chr(10), chr(10)), chr(13), chr(10))
  where position(chr(13) in description) > 0;
update note set text = replace(replace(text, chr(13) || chr(10), chr(10)), chr(13), chr(10))
  where position(chr(13) in text) > 0;
update location set address = replace(replace(address, chr(13) || chr(10), chr(10)), chr(13), chr(10))
  where position(chr(13) in address) > 0;
