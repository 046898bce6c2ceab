-- Without a chosen zone, that of the person's device applies.
alter table person alter column time_zone drop not null;
-- The zone that a device of this person told last; before that, a guess made when the account was created.
alter table person add column device_zone varchar(64) default 'UTC' not null;
update person set device_zone = time_zone;
