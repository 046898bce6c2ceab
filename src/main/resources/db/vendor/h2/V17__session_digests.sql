-- A session's row holds the SHA-256 digest of what the browser has in its cookie, so that a
-- copy of the database opens nobody's session. The sessions there are go on.
alter table spring_session alter column session_id set data type varchar(64);

-- Visitors have no sessions any more.
delete from spring_session where principal_name is null;

update spring_session set session_id = lower(rawtohex(hash('SHA-256', session_id)));

-- A session ends 90 days after the sign-in.
update spring_session set
  expiry_time = least(expiry_time, creation_time + 7776000000),
  max_inactive_interval = cast(greatest(0,
    least(max_inactive_interval, (creation_time + 7776000000 - last_access_time) / 1000)) as integer);
