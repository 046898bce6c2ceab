-- The week and the clock that a person has chosen; without a choice the browser's region decides.
alter table person add column first_day varchar(16);
alter table person add column clock_format varchar(32);
alter table person add column week_numbers boolean default false not null;
