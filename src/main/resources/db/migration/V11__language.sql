-- The language a person has chosen; without one the browser's decides.
alter table person add column language varchar(8);
