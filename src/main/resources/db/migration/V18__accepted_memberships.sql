-- Whether a member has accepted the team. Until then the team sees only what the member does in the team.
-- A node of the previous version that is still running adds members without these columns; they count as not accepted.
alter table team_member add column accepted boolean default false not null;
-- who added the member; null for the person who created the team and for members added before this column existed
alter table team_member add column added_by uuid;
alter table team_member add constraint team_member_added_by foreign key (added_by) references person (id);

update team_member set accepted = true;
