SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.change_log (
    id bigint NOT NULL,
    changed_at timestamp(6) with time zone NOT NULL,
    actor_id uuid,
    action character varying(64) NOT NULL,
    subject_id uuid,
    scopes character varying(64)[] NOT NULL,
    scope_kinds character varying(64)[] NOT NULL,
    scope_count integer NOT NULL
);
ALTER TABLE public.change_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.change_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checklist_tick (
    work_item_id uuid NOT NULL,
    entry character varying(200) NOT NULL,
    ticked_by uuid NOT NULL,
    ticked_at timestamp(6) with time zone NOT NULL
);
CREATE TABLE public.deed (
    id uuid NOT NULL,
    number bigint NOT NULL,
    actor_id uuid,
    action character varying(64) NOT NULL,
    done_at timestamp(6) with time zone NOT NULL,
    title character varying(500) NOT NULL,
    item_count integer NOT NULL,
    undoes uuid,
    undone boolean NOT NULL
);
ALTER TABLE public.deed ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deed_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.item_change (
    id bigint NOT NULL,
    deed_id uuid NOT NULL,
    item_id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    before_state character varying(200000),
    after_state character varying(200000),
    team_id uuid,
    owner_id uuid
);
ALTER TABLE public.item_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.item_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.level_settings (
    id uuid NOT NULL,
    document character varying(40000) NOT NULL
);
CREATE TABLE public.location (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    address character varying(500),
    created_at timestamp(6) with time zone NOT NULL
);
CREATE TABLE public.note (
    id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    author_id uuid NOT NULL,
    text character varying(10000) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL
);
CREATE TABLE public.person (
    id uuid NOT NULL,
    username character varying(64) NOT NULL,
    display_name character varying(100) NOT NULL,
    password_hash character varying(255) NOT NULL,
    role character varying(16) NOT NULL,
    time_zone character varying(64) NOT NULL,
    enabled boolean NOT NULL,
    session_epoch integer NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    language character varying(8)
);
CREATE TABLE public.saved_view (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    team_id uuid,
    name character varying(100) NOT NULL,
    query character varying(4000) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL
);
CREATE TABLE public.scope_version (
    scope character varying(64) NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.spring_session (
    primary_id character varying(36) NOT NULL,
    session_id character varying(36) NOT NULL,
    creation_time bigint NOT NULL,
    last_access_time bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time bigint NOT NULL,
    principal_name character varying(100)
);
CREATE TABLE public.spring_session_attributes (
    session_primary_id character varying(36) NOT NULL,
    attribute_name character varying(200) NOT NULL,
    attribute_bytes bytea NOT NULL
);
CREATE TABLE public.start_view (
    person_id uuid NOT NULL,
    view_id uuid NOT NULL
);
CREATE TABLE public.team (
    id uuid NOT NULL,
    name character varying(100) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    deleted_at timestamp(6) with time zone,
    deleted_by uuid
);
CREATE TABLE public.team_member (
    team_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role character varying(16) NOT NULL
);
CREATE TABLE public.work_item (
    id uuid NOT NULL,
    type character varying(16) NOT NULL,
    title character varying(500) NOT NULL,
    description character varying(20000),
    status character varying(16) NOT NULL,
    priority character varying(16) NOT NULL,
    activity_category character varying(16),
    parent_id uuid,
    ancestor_ids uuid[] NOT NULL,
    owner_id uuid NOT NULL,
    assignee_labels character varying(200)[] NOT NULL,
    progress integer NOT NULL,
    auto_progress boolean NOT NULL,
    start_date date,
    due_date date,
    start_time time(0) without time zone,
    end_time time(0) without time zone,
    time_zone character varying(64),
    all_day boolean NOT NULL,
    starts_at timestamp(6) with time zone,
    ends_at timestamp(6) with time zone,
    long_lasting boolean NOT NULL,
    calendar_visible boolean NOT NULL,
    color character varying(7),
    completed_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone NOT NULL,
    updated_at timestamp(6) with time zone NOT NULL,
    version integer NOT NULL,
    trashed_at timestamp(6) with time zone,
    trash_id uuid,
    team_id uuid,
    location_id uuid,
    former_parent_id uuid
);
CREATE TABLE public.work_item_assignee (
    work_item_id uuid NOT NULL,
    person_id uuid NOT NULL
);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-28 07:51:49.960334+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'installation.set_up', '01a22123-91ae-77ef-9454-5c708f587de4', '{everyone,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{everyone,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (2, '2026-11-28 07:53:08.885696+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'person.created', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (3, '2026-11-28 07:53:10.24797+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'person.created', '01a22124-cf56-72f4-a89f-c9fde681a55a', '{user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (4, '2026-11-28 07:53:12.748229+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'person.created', '01a22124-d927-7870-b4b5-2607c97b9574', '{user:01a22124-d927-7870-b4b5-2607c97b9574}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (5, '2026-11-28 07:53:12.992327+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'person.changed', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (6, '2026-11-28 07:53:13.38011+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'team.created', '01a22124-dacd-7a08-b509-18f6a723fee7', '{settings:team:01a22124-dacd-7a08-b509-18f6a723fee7,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{settings,team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (7, '2026-11-28 07:53:13.819428+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'team.member_added', '01a22124-dacd-7a08-b509-18f6a723fee7', '{user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (8, '2026-11-28 07:53:13.996216+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'team.member_added', '01a22124-dacd-7a08-b509-18f6a723fee7', '{user:01a22124-d927-7870-b4b5-2607c97b9574}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (9, '2026-11-28 07:53:14.068227+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'person.changed', '01a22124-d927-7870-b4b5-2607c97b9574', '{user:01a22124-d927-7870-b4b5-2607c97b9574}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (10, '2026-11-28 07:53:14.588044+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'settings.of_everyone', NULL, '{everyone,settings:everyone}', '{everyone,settings}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (11, '2026-11-28 07:53:15.245201+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'settings.of_team', '01a22124-dacd-7a08-b509-18f6a723fee7', '{settings:team:01a22124-dacd-7a08-b509-18f6a723fee7,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{settings,team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (12, '2026-11-28 07:53:15.557828+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22124-e3c4-78af-8785-e4e217d77852', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (13, '2026-11-28 07:53:16.047743+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22124-e5be-7c49-a02e-f5b4cbb36540', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (14, '2026-11-28 07:53:16.373704+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (15, '2026-11-28 07:53:16.751094+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '01a22124-e831-700d-ab8a-c5f4b5de72cd', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (16, '2026-11-28 07:53:17.157321+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '01a22124-ea30-74b3-bb16-c893519c5c0c', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (17, '2026-11-28 07:53:17.407521+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22124-eb43-70a6-ac82-2df0d338e04b', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (18, '2026-11-28 07:53:18.22425+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'settings.of_item', '01a22124-e3c4-78af-8785-e4e217d77852', '{settings:item:01a22124-e3c4-78af-8785-e4e217d77852,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{settings,team,user}', 5);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (19, '2026-11-28 07:53:18.40841+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'settings.of_item', '01a22124-e5be-7c49-a02e-f5b4cbb36540', '{settings:item:01a22124-e5be-7c49-a02e-f5b4cbb36540,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{settings,team,user}', 5);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (20, '2026-11-28 07:53:18.799855+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'settings.of_item', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{settings:item:01a22124-e70a-7b07-ad6e-b4d6a13b64cf}', '{settings}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (21, '2026-11-28 07:53:19.332118+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'note.added', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{team,user}', 4);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (22, '2026-11-28 07:53:19.5386+00', '01a22124-cf56-72f4-a89f-c9fde681a55a', 'note.added', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (23, '2026-11-28 07:53:19.863087+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.edited', '01a22124-e831-700d-ab8a-c5f4b5de72cd', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (24, '2026-11-28 07:53:20.186979+00', '01a22124-cf56-72f4-a89f-c9fde681a55a', 'work_item.edited', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (25, '2026-11-28 07:53:20.524898+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.children_shifted', '01a22124-e3c4-78af-8785-e4e217d77852', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4,user:01a22124-ca07-7530-b0e1-ae20f413a2f6,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{team,user}', 4);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (26, '2026-11-28 07:53:20.597066+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '01a22124-f7c9-7ebd-8703-3756cf6dde58', '{user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (27, '2026-11-28 07:53:20.708372+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '01a22124-f837-7b1c-9e99-ed1d78650f85', '{user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (28, '2026-11-28 07:53:20.799296+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22124-f898-7abb-8d55-c8e62e25a2fe', '{user:01a22123-91ae-77ef-9454-5c708f587de4}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (29, '2026-11-28 07:53:20.99535+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.edited', '01a22124-f898-7abb-8d55-c8e62e25a2fe', '{user:01a22123-91ae-77ef-9454-5c708f587de4,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (30, '2026-11-28 07:53:21.123471+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.edited', '01a22124-f898-7abb-8d55-c8e62e25a2fe', '{user:01a22123-91ae-77ef-9454-5c708f587de4,user:01a22124-cf56-72f4-a89f-c9fde681a55a}', '{user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (31, '2026-11-28 07:53:21.307832+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22124-fa73-7b7d-9743-f991168e0504', '{user:01a22123-91ae-77ef-9454-5c708f587de4}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (32, '2026-11-28 07:53:21.675045+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.imported', NULL, '{user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (33, '2026-11-28 07:53:21.927085+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22124-fcdd-76c0-abd9-f2394bc5f3a9', '{user:01a22123-91ae-77ef-9454-5c708f587de4}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (34, '2026-11-28 07:53:22.223571+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'location.deleted', '01a22124-fc71-7a0c-b11f-b87497474009', '{user:01a22123-91ae-77ef-9454-5c708f587de4}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (35, '2026-11-28 07:53:22.716162+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22125-0003-7331-8198-ba9c3c5c94e0', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (36, '2026-11-28 07:53:23.034736+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22125-0105-7be5-8f33-61947a9bfea6', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (37, '2026-11-28 07:53:23.548183+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22125-0335-72e4-87bc-f8aba6ff1e88', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (38, '2026-11-28 07:53:23.769244+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'note.added', '01a22125-0105-7be5-8f33-61947a9bfea6', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (39, '2026-11-28 07:53:24.382627+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.deleted', '01a22125-0003-7331-8198-ba9c3c5c94e0', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (40, '2026-11-28 07:53:24.47288+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.restored', '01a22125-0105-7be5-8f33-61947a9bfea6', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (41, '2026-11-28 07:53:24.683533+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'team.created', '01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', '{settings:team:01a22125-07ab-7d5e-bc64-ecb0e57ec2e9,team:01a22125-07ab-7d5e-bc64-ecb0e57ec2e9,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{settings,team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (42, '2026-11-28 07:53:24.823304+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22125-084a-7d6e-93f0-c5b4adc33997', '{team:01a22125-07ab-7d5e-bc64-ecb0e57ec2e9,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (43, '2026-11-28 07:53:25.336496+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'team.deleted', '01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', '{team:01a22125-07ab-7d5e-bc64-ecb0e57ec2e9,user:01a22123-91ae-77ef-9454-5c708f587de4}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (44, '2026-11-28 07:53:25.503088+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '01a22125-0ac6-7409-a754-852a14a4bce2', '{team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{team,user}', 2);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (45, '2026-11-28 07:53:25.923016+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.edited', '01a22125-0ac6-7409-a754-852a14a4bce2', '{settings:item:01a22125-0ac6-7409-a754-852a14a4bce2,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{settings,team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (46, '2026-11-28 07:53:26.52735+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.undone', '01a22125-0ac6-7409-a754-852a14a4bce2', '{settings:item:01a22125-0ac6-7409-a754-852a14a4bce2,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{settings,team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (47, '2026-11-28 07:53:26.831052+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.redone', '01a22125-0ac6-7409-a754-852a14a4bce2', '{settings:item:01a22125-0ac6-7409-a754-852a14a4bce2,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{settings,team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (48, '2026-11-28 07:53:27.494983+00', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.undone', '01a22125-0ac6-7409-a754-852a14a4bce2', '{settings:item:01a22125-0ac6-7409-a754-852a14a4bce2,team:01a22124-dacd-7a08-b509-18f6a723fee7,user:01a22124-ca07-7530-b0e1-ae20f413a2f6}', '{settings,team,user}', 3);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (49, '2026-11-28 07:53:27.59154+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '01a22125-1300-706d-9a46-912078633144', '{user:01a22123-91ae-77ef-9454-5c708f587de4}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (50, '2026-11-28 07:53:27.717087+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.bulk_edited', NULL, '{user:01a22123-91ae-77ef-9454-5c708f587de4}', '{user}', 1);
INSERT INTO public.change_log OVERRIDING SYSTEM VALUE VALUES (51, '2026-11-28 07:53:27.878343+00', '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.deleted', '01a22125-1300-706d-9a46-912078633144', '{user:01a22123-91ae-77ef-9454-5c708f587de4}', '{user}', 1);
INSERT INTO public.checklist_tick VALUES ('01a22124-e70a-7b07-ad6e-b4d6a13b64cf', 'Print them', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '2026-11-28 07:53:19.163298+00');
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-e3cc-7007-810e-1e50258eda31', 1, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:15.539866+00', 'Website', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-e5bf-7ced-8eff-ddfe4039247e', 2, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:16.042905+00', 'Design', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-e70d-7189-908a-76b5780a2669', 3, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '2026-11-28 07:53:16.342297+00', 'Wireframes', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-e837-7b48-96b8-260ed3a1b0db', 4, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '2026-11-28 07:53:16.73266+00', 'Header', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-ea32-73b5-adf1-39ac6de763df', 5, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '2026-11-28 07:53:17.15314+00', 'Footer', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-eb44-758c-84a5-43fb8e178af3', 6, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:17.404407+00', 'Handover', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f48d-7168-b4aa-2b450647e9a5', 7, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.edited', '2026-11-28 07:53:19.841505+00', 'Header', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f5bf-7bed-a274-92480efb991c', 8, '01a22124-cf56-72f4-a89f-c9fde681a55a', 'work_item.edited', '2026-11-28 07:53:20.179472+00', 'Wireframes', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f6d8-72b1-8988-422a471ccc29', 9, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.children_shifted', '2026-11-28 07:53:20.520753+00', 'Design', 4, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f7ca-7875-95ee-cf167c54e3f0', 10, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '2026-11-28 07:53:20.594899+00', 'Dentist', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f838-7655-9a54-904cb214a237', 11, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '2026-11-28 07:53:20.706282+00', 'Someday', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f898-7dbc-96eb-46b61a5d72a2', 12, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:20.798197+00', 'Garden', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f934-7882-8959-dd188a48489a', 13, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.edited', '2026-11-28 07:53:20.969182+00', 'Garden', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-f9cc-707a-963a-0552703a5b6b', 14, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.edited', '2026-11-28 07:53:21.113267+00', 'Garden', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-fa74-775b-bf26-06b1c686ec77', 15, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:21.300298+00', 'Pond', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-fbef-70a9-8ed4-2fba94e23e91', 16, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.imported', '2026-11-28 07:53:21.668293+00', 'Imported', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-fce3-78f1-9c0a-9d3eb68b2673', 17, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:21.919782+00', 'Feed the hens', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22124-fe14-7efd-ae33-965148473eb7', 18, '01a22123-91ae-77ef-9454-5c708f587de4', 'location.deleted', '2026-11-28 07:53:22.214218+00', 'Feed the hens', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0004-7d51-b1a2-5e62b1ab98ec', 19, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:22.710734+00', 'Campaign', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0106-7fcf-a6c4-faad1eb5c6ec', 20, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:23.008295+00', 'Posters', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0336-7a54-9f26-21640812a2b3', 21, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:23.536149+00', 'Leaflets', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0686-7c5f-8a15-a3dc0ee88f34', 22, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.deleted', '2026-11-28 07:53:24.379531+00', 'Campaign', 3, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-06e0-7939-99a5-0f3e3b25f3a7', 23, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.restored', '2026-11-28 07:53:24.471255+00', 'Posters', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-084b-7db4-9f89-9a937c6d8749', 24, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:24.820286+00', 'Projector', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0a40-76f3-844f-adec118d2b61', 25, '01a22123-91ae-77ef-9454-5c708f587de4', 'team.deleted', '2026-11-28 07:53:25.331736+00', 'Projector', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0ac7-70a3-b8e9-14b34097a5df', 26, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.created', '2026-11-28 07:53:25.483484+00', 'Launch', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0dbc-796c-8281-af7e8c9f9de1', 28, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.undone', '2026-11-28 07:53:26.518204+00', 'Launch', 1, '01a22125-0bc5-718f-9084-1f3988ffb4fe', true);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0f6d-7ad3-8d81-8d6934019604', 29, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.redone', '2026-11-28 07:53:26.816101+00', 'Launch day', 1, '01a22125-0bc5-718f-9084-1f3988ffb4fe', false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-0bc5-718f-9084-1f3988ffb4fe', 27, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.edited', '2026-11-28 07:53:25.845188+00', 'Launch day', 1, NULL, true);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-11e3-7fd6-bd7f-d87acb3da4e7', 30, '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'work_item.undone', '2026-11-28 07:53:27.493676+00', 'Launch', 1, '01a22125-0bc5-718f-9084-1f3988ffb4fe', false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-1301-7e9d-9b27-d4d1162db3dd', 31, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.created', '2026-11-28 07:53:27.57521+00', 'Draft', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-1398-700f-b5ae-d67347715dda', 32, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.bulk_edited', '2026-11-28 07:53:27.714787+00', 'Draft', 1, NULL, false);
INSERT INTO public.deed OVERRIDING SYSTEM VALUE VALUES ('01a22125-1432-74d8-9f05-b6ba6d765fce', 33, '01a22123-91ae-77ef-9454-5c708f587de4', 'work_item.deleted', '2026-11-28 07:53:27.867828+00', 'Draft', 1, NULL, false);
INSERT INTO public.flyway_schema_history VALUES (1, '1', 'scope versions', 'SQL', 'V1__scope_versions.sql', 461123463, 'postgres', '2026-11-28 07:51:11.40909', 52, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'people', 'SQL', 'V2__people.sql', 856882844, 'postgres', '2026-11-28 07:51:11.608674', 37, true);
INSERT INTO public.flyway_schema_history VALUES (3, '3', 'work items', 'SQL', 'V3__work_items.sql', 256043422, 'postgres', '2026-11-28 07:51:11.708651', 98, true);
INSERT INTO public.flyway_schema_history VALUES (4, '4', 'teams', 'SQL', 'V4__teams.sql', -2133925432, 'postgres', '2026-11-28 07:51:11.849164', 89, true);
INSERT INTO public.flyway_schema_history VALUES (5, '5', 'sessions', 'SQL', 'V5__sessions.sql', 2081951749, 'postgres', '2026-11-28 07:51:11.987462', 76, true);
INSERT INTO public.flyway_schema_history VALUES (6, '6', 'change log', 'SQL', 'V6__change_log.sql', -506529457, 'postgres', '2026-11-28 07:51:12.137284', 42, true);
INSERT INTO public.flyway_schema_history VALUES (7, '7', 'settings locations notes', 'SQL', 'V7__settings_locations_notes.sql', -313310295, 'postgres', '2026-11-28 07:51:12.192685', 160, true);
INSERT INTO public.flyway_schema_history VALUES (8, '8', 'item changes', 'SQL', 'V8__item_changes.sql', -1807036970, 'postgres', '2026-11-28 07:51:12.390969', 201, true);
INSERT INTO public.flyway_schema_history VALUES (9, '9', 'saved views', 'SQL', 'V9__saved_views.sql', 1947043815, 'postgres', '2026-11-28 07:51:12.616514', 57, true);
INSERT INTO public.flyway_schema_history VALUES (10, '11', 'language', 'SQL', 'V11__language.sql', 1791977335, 'postgres', '2026-11-28 07:51:12.693256', 7, true);
INSERT INTO public.flyway_schema_history VALUES (11, '12', 'checklist ticks', 'SQL', 'V12__checklist_ticks.sql', 1874944603, 'postgres', '2026-11-28 07:51:12.713175', 13, true);
INSERT INTO public.flyway_schema_history VALUES (12, '13', 'where changes were made', 'SQL', 'V13__where_changes_were_made.sql', 1377224895, 'postgres', '2026-11-28 07:51:12.741659', 8, true);
INSERT INTO public.flyway_schema_history VALUES (13, '14', 'places to return to', 'SQL', 'V14__places_to_return_to.sql', 989252154, 'postgres', '2026-11-28 07:51:12.777927', 18, true);
INSERT INTO public.flyway_schema_history VALUES (14, '15', 'trash by deletion', 'SQL', 'V15__trash_by_deletion.sql', -944000403, 'postgres', '2026-11-28 07:51:12.809566', 5, true);
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (1, '01a22124-e3cc-7007-810e-1e50258eda31', '01a22124-e3c4-78af-8785-e4e217d77852', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (2, '01a22124-e5bf-7ced-8eff-ddfe4039247e', '01a22124-e5be-7c49-a02e-f5b4cbb36540', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (3, '01a22124-e70d-7189-908a-76b5780a2669', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (4, '01a22124-e837-7b48-96b8-260ed3a1b0db', '01a22124-e831-700d-ab8a-c5f4b5de72cd', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (5, '01a22124-ea32-73b5-adf1-39ac6de763df', '01a22124-ea30-74b3-bb16-c893519c5c0c', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (6, '01a22124-eb44-758c-84a5-43fb8e178af3', '01a22124-eb43-70a6-ac82-2df0d338e04b', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (7, '01a22124-f48d-7168-b4aa-2b450647e9a5', '01a22124-e831-700d-ab8a-c5f4b5de72cd', 'edited', '{"progress":0,"status":"not_started"}', '{"progress":40,"status":"in_progress"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (8, '01a22124-f5bf-7bed-a274-92480efb991c', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', 'edited', '{"status":"not_started"}', '{"status":"in_progress"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (9, '01a22124-f6d8-72b1-8988-422a471ccc29', '01a22124-e5be-7c49-a02e-f5b4cbb36540', 'edited', '{"dueDate":"2026-11-20","startDate":"2026-11-03"}', '{"dueDate":"2026-11-23","startDate":"2026-11-06"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (10, '01a22124-f6d8-72b1-8988-422a471ccc29', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', 'edited', '{"dueDate":"2026-11-06","startDate":"2026-11-04"}', '{"dueDate":"2026-11-09","startDate":"2026-11-07"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (11, '01a22124-f6d8-72b1-8988-422a471ccc29', '01a22124-eb43-70a6-ac82-2df0d338e04b', 'edited', '{"dueDate":"2026-11-20","startDate":"2026-11-20"}', '{"dueDate":"2026-11-23","startDate":"2026-11-23"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (12, '01a22124-f6d8-72b1-8988-422a471ccc29', '01a22124-e831-700d-ab8a-c5f4b5de72cd', 'edited', '{"dueDate":"2026-11-05","startDate":"2026-11-05"}', '{"dueDate":"2026-11-08","startDate":"2026-11-08"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (13, '01a22124-f7ca-7875-95ee-cf167c54e3f0', '01a22124-f7c9-7ebd-8703-3756cf6dde58', 'created', NULL, NULL, NULL, '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (14, '01a22124-f838-7655-9a54-904cb214a237', '01a22124-f837-7b1c-9e99-ed1d78650f85', 'created', NULL, NULL, NULL, '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (15, '01a22124-f898-7dbc-96eb-46b61a5d72a2', '01a22124-f898-7abb-8d55-c8e62e25a2fe', 'created', NULL, NULL, NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (16, '01a22124-f934-7882-8959-dd188a48489a', '01a22124-f898-7abb-8d55-c8e62e25a2fe', 'edited', '{"assigneeIds":[],"assigneeLabels":[]}', '{"assigneeIds":["01a22124-cf56-72f4-a89f-c9fde681a55a"],"assigneeLabels":["Gardener"]}', NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (17, '01a22124-f9cc-707a-963a-0552703a5b6b', '01a22124-f898-7abb-8d55-c8e62e25a2fe', 'edited', '{"assigneeIds":["01a22124-cf56-72f4-a89f-c9fde681a55a"],"assigneeLabels":["Gardener"]}', '{"assigneeIds":[],"assigneeLabels":[]}', NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (18, '01a22124-fa74-775b-bf26-06b1c686ec77', '01a22124-fa73-7b7d-9743-f991168e0504', 'created', NULL, NULL, NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (19, '01a22124-fbef-70a9-8ed4-2fba94e23e91', '01a22124-fbee-7ab5-ae86-ee0e689aca4b', 'created', NULL, NULL, NULL, '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (20, '01a22124-fce3-78f1-9c0a-9d3eb68b2673', '01a22124-fcdd-76c0-abd9-f2394bc5f3a9', 'created', NULL, NULL, NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (21, '01a22124-fe14-7efd-ae33-965148473eb7', '01a22124-fcdd-76c0-abd9-f2394bc5f3a9', 'edited', '{"locationId":"01a22124-fc71-7a0c-b11f-b87497474009"}', '{"locationId":null}', NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (22, '01a22125-0004-7d51-b1a2-5e62b1ab98ec', '01a22125-0003-7331-8198-ba9c3c5c94e0', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (23, '01a22125-0106-7fcf-a6c4-faad1eb5c6ec', '01a22125-0105-7be5-8f33-61947a9bfea6', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (24, '01a22125-0336-7a54-9f26-21640812a2b3', '01a22125-0335-72e4-87bc-f8aba6ff1e88', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (25, '01a22125-0686-7c5f-8a15-a3dc0ee88f34', '01a22125-0003-7331-8198-ba9c3c5c94e0', 'deleted', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (26, '01a22125-0686-7c5f-8a15-a3dc0ee88f34', '01a22125-0105-7be5-8f33-61947a9bfea6', 'deleted', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (27, '01a22125-0686-7c5f-8a15-a3dc0ee88f34', '01a22125-0335-72e4-87bc-f8aba6ff1e88', 'deleted', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (28, '01a22125-06e0-7939-99a5-0f3e3b25f3a7', '01a22125-0105-7be5-8f33-61947a9bfea6', 'restored', '{"parentId":"01a22125-0003-7331-8198-ba9c3c5c94e0"}', '{"parentId":null}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (29, '01a22125-084b-7db4-9f89-9a937c6d8749', '01a22125-084a-7d6e-93f0-c5b4adc33997', 'created', NULL, NULL, '01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (30, '01a22125-0a40-76f3-844f-adec118d2b61', '01a22125-084a-7d6e-93f0-c5b4adc33997', 'deleted', NULL, NULL, '01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (31, '01a22125-0ac7-70a3-b8e9-14b34097a5df', '01a22125-0ac6-7409-a754-852a14a4bce2', 'created', NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (32, '01a22125-0bc5-718f-9084-1f3988ffb4fe', '01a22125-0ac6-7409-a754-852a14a4bce2', 'edited', '{"dueDate":"2026-12-01","title":"Launch"}', '{"dueDate":"2026-12-02","title":"Launch day"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (33, '01a22125-0dbc-796c-8281-af7e8c9f9de1', '01a22125-0ac6-7409-a754-852a14a4bce2', 'edited', '{"dueDate":"2026-12-02","title":"Launch day"}', '{"dueDate":"2026-12-01","title":"Launch"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (34, '01a22125-0f6d-7ad3-8d81-8d6934019604', '01a22125-0ac6-7409-a754-852a14a4bce2', 'edited', '{"dueDate":"2026-12-01","title":"Launch"}', '{"dueDate":"2026-12-02","title":"Launch day"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (35, '01a22125-11e3-7fd6-bd7f-d87acb3da4e7', '01a22125-0ac6-7409-a754-852a14a4bce2', 'edited', '{"dueDate":"2026-12-02","title":"Launch day"}', '{"dueDate":"2026-12-01","title":"Launch"}', '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (36, '01a22125-1301-7e9d-9b27-d4d1162db3dd', '01a22125-1300-706d-9a46-912078633144', 'created', NULL, NULL, NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (37, '01a22125-1398-700f-b5ae-d67347715dda', '01a22125-1300-706d-9a46-912078633144', 'edited', '{"priority":"medium"}', '{"priority":"urgent"}', NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (38, '01a22125-1432-74d8-9f05-b6ba6d765fce', '01a22125-1300-706d-9a46-912078633144', 'deleted', NULL, NULL, NULL, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.level_settings VALUES ('00000000-0000-0000-0000-000000000000', '{"workingDays":["monday","tuesday","wednesday","thursday"],"holidays":"de-by","labels":["company"],"checklist":["Tell everyone"]}');
INSERT INTO public.level_settings VALUES ('01a22124-dacd-7a08-b509-18f6a723fee7', '{"color":"#aa3366","timeZone":"Europe/Paris","reminders":[60],"labels":["studio"],"defaultAssignees":["01a22124-ca07-7530-b0e1-ae20f413a2f6"]}');
INSERT INTO public.level_settings VALUES ('01a22124-e3c4-78af-8785-e4e217d77852', '{"workingHours":{"start":"09:00","end":"17:00"},"labels":["web"],"checklist":["Check the links"]}');
INSERT INTO public.level_settings VALUES ('01a22124-e5be-7c49-a02e-f5b4cbb36540', '{"labels":["ink"],"inherit":false}');
INSERT INTO public.level_settings VALUES ('01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{"checklist":["Print them"]}');
INSERT INTO public.location VALUES ('01a22124-deb6-7d20-9af9-9d94e88734c7', 'Hall', '1 Main Street', '2026-11-28 07:53:14.180084+00');
INSERT INTO public.location VALUES ('01a22124-df1c-74e5-a99f-1c3a9ab193f4', 'Attic', NULL, '2026-11-28 07:53:14.277165+00');
INSERT INTO public.note VALUES ('01a22124-f2de-7026-af48-79812db1535e', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '01a22123-91ae-77ef-9454-5c708f587de4', 'Use the wide grid', '2026-11-28 07:53:19.32696+00');
INSERT INTO public.note VALUES ('01a22124-f3b0-72a1-a373-44f3ab770018', '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '01a22124-cf56-72f4-a89f-c9fde681a55a', 'Paper is in the attic', '2026-11-28 07:53:19.536398+00');
INSERT INTO public.note VALUES ('01a22125-0436-770e-b8ac-c6fccc3ed974', '01a22125-0105-7be5-8f33-61947a9bfea6', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'A2 and A3', '2026-11-28 07:53:23.766636+00');
INSERT INTO public.person VALUES ('01a22123-91ae-77ef-9454-5c708f587de4', 'ann', 'ann', '{argon2}$argon2id$v=19$m=16384,t=2,p=1$f/2UtK1Ic/SMtnujq4l8ZA$9vV8Eg3b/9tYBGqCUIzd24UJaO/hsffpBDJzzVIhuZQ', 'ADMIN', 'Etc/UTC', true, 0, '2026-11-28 07:51:48.910603+00', NULL);
INSERT INTO public.person VALUES ('01a22124-cf56-72f4-a89f-c9fde681a55a', 'cem', 'Cem Cakir', '{argon2}$argon2id$v=19$m=16384,t=2,p=1$ffXGkWiOE3kdHkHCPoP5aA$jitEK7AfIamFkDCTr98Lp7e4SVkqOY64I67F9eV4NQY', 'USER', 'Etc/UTC', true, 0, '2026-11-28 07:53:10.231056+00', NULL);
INSERT INTO public.person VALUES ('01a22124-ca07-7530-b0e1-ae20f413a2f6', 'bob', 'Bob Binder', '{argon2}$argon2id$v=19$m=16384,t=2,p=1$Ps89H2q+NpW0e2RLe7U+UA$+mDIgV9QCilGdwm0i7GuQ5ZJUdD/zLnPNfH5l3ugPZM', 'USER', 'Europe/Berlin', true, 0, '2026-11-28 07:53:08.87184+00', 'GERMAN');
INSERT INTO public.person VALUES ('01a22124-d927-7870-b4b5-2607c97b9574', 'dan', 'Dan Dietz', '{argon2}$argon2id$v=19$m=16384,t=2,p=1$hMAM4ycdvpW2/F9UXjdSdg$v7JstP9xRNVJpnlsNY6EE5kutsr+kEfi4fPdeBdaBWo', 'USER', 'Etc/UTC', false, 1, '2026-11-28 07:53:12.743732+00', NULL);
INSERT INTO public.saved_view VALUES ('01a22124-fe62-7bdc-8bca-47e0558e5a95', '01a22124-ca07-7530-b0e1-ae20f413a2f6', NULL, 'My week', 'view=week&assignee=me', '2026-11-28 07:53:22.302355+00');
INSERT INTO public.saved_view VALUES ('01a22124-fefa-71a2-a7d6-ee0d1c200da4', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '01a22124-dacd-7a08-b509-18f6a723fee7', 'Ours', 'view=month&team=01a22124-dacd-7a08-b509-18f6a723fee7', '2026-11-28 07:53:22.439102+00');
INSERT INTO public.scope_version VALUES ('user:01a22124-d927-7870-b4b5-2607c97b9574', 3);
INSERT INTO public.scope_version VALUES ('everyone', 3);
INSERT INTO public.scope_version VALUES ('settings:everyone', 2);
INSERT INTO public.scope_version VALUES ('settings:team:01a22124-dacd-7a08-b509-18f6a723fee7', 2);
INSERT INTO public.scope_version VALUES ('settings:team:01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', 1);
INSERT INTO public.scope_version VALUES ('team:01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', 3);
INSERT INTO public.scope_version VALUES ('settings:item:01a22124-e3c4-78af-8785-e4e217d77852', 1);
INSERT INTO public.scope_version VALUES ('settings:item:01a22124-e5be-7c49-a02e-f5b4cbb36540', 1);
INSERT INTO public.scope_version VALUES ('settings:item:01a22124-e70a-7b07-ad6e-b4d6a13b64cf', 1);
INSERT INTO public.scope_version VALUES ('settings:item:01a22125-0ac6-7409-a754-852a14a4bce2', 4);
INSERT INTO public.scope_version VALUES ('team:01a22124-dacd-7a08-b509-18f6a723fee7', 26);
INSERT INTO public.scope_version VALUES ('user:01a22124-ca07-7530-b0e1-ae20f413a2f6', 22);
INSERT INTO public.scope_version VALUES ('user:01a22123-91ae-77ef-9454-5c708f587de4', 28);
INSERT INTO public.scope_version VALUES ('user:01a22124-cf56-72f4-a89f-c9fde681a55a', 11);
INSERT INTO public.spring_session VALUES ('a43e53a7-c0d3-444e-8509-74a6f0eaad89', '6a561926-f681-40f8-be91-0b3a3d7d764f', 1795852386833, 1795852414947, 1209600, 1797062014947, '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.spring_session VALUES ('86982507-4cb5-46e1-a050-bebfbf05ac8d', '09572bab-3c49-43c8-aaf6-8ae644ef938d', 1795852391029, 1795852419508, 1209600, 1797062019508, '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.spring_session VALUES ('859de052-4d66-4da9-9845-b747820c31e9', '64de80f7-c3b8-42c0-890e-b131c8f25e91', 1795852391916, 1795852421282, 1209600, 1797062021282, '01a22124-cf56-72f4-a89f-c9fde681a55a');
INSERT INTO public.spring_session_attributes VALUES ('a43e53a7-c0d3-444e-8509-74a6f0eaad89', 'SPRING_SECURITY_CONTEXT', '\xaced00057372003d6f72672e737072696e676672616d65776f726b2e73656375726974792e636f72652e636f6e746578742e5365637572697479436f6e74657874496d706c000000000000026c0200014c000e61757468656e7469636174696f6e7400324c6f72672f737072696e676672616d65776f726b2f73656375726974792f636f72652f41757468656e7469636174696f6e3b78707372004f6f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e557365726e616d6550617373776f726441757468656e7469636174696f6e546f6b656e000000000000026c0200024c000b63726564656e7469616c737400124c6a6176612f6c616e672f4f626a6563743b4c00097072696e636970616c71007e0004787200476f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e416273747261637441757468656e7469636174696f6e546f6b656ed3aa287e6e47640e0200035a000d61757468656e746963617465644c000b617574686f7269746965737400164c6a6176612f7574696c2f436f6c6c656374696f6e3b4c000764657461696c7371007e0004787001737200266a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c654c697374fc0f2531b5ec8e100200014c00046c6973747400104c6a6176612f7574696c2f4c6973743b7872002c6a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c65436f6c6c656374696f6e19420080cb5ef71e0200014c00016371007e00067870737200136a6176612e7574696c2e41727261794c6973747881d21d99c7619d03000149000473697a657870000000007704000000007871007e000d737200486f72672e737072696e676672616d65776f726b2e73656375726974792e7765622e61757468656e7469636174696f6e2e57656241757468656e7469636174696f6e44657461696c73000000000000026c0200024c000d72656d6f7465416464726573737400124c6a6176612f6c616e672f537472696e673b4c000973657373696f6e496471007e000f78707400093132372e302e302e3174002439343862643163332d333266342d343930362d613034652d66653037383430643566643170737200226465762e6b616c656e64732e6163636f756e742e5369676e6564496e506572736f6e000000000000000102000349000c73657373696f6e45706f63684c0008706572736f6e49647400104c6a6176612f7574696c2f555549443b4c000973657373696f6e496471007e000f7870000000007372000e6a6176612e7574696c2e55554944bc9903f7986d852f0200024a000c6c65617374536967426974734a000b6d6f737453696742697473787094545c708f587de401a2212391ae77ef70');
INSERT INTO public.spring_session_attributes VALUES ('a43e53a7-c0d3-444e-8509-74a6f0eaad89', 'org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN', '\xaced0005737200366f72672e737072696e676672616d65776f726b2e73656375726974792e7765622e637372662e44656661756c7443737266546f6b656e5aefb7c82fa2fbd50200034c000a6865616465724e616d657400124c6a6176612f6c616e672f537472696e673b4c000d706172616d657465724e616d6571007e00014c0005746f6b656e71007e0001787074000c582d435352462d544f4b454e7400055f6373726674002462343035383063342d623464622d343733392d393032362d316236633932356632663730');
INSERT INTO public.spring_session_attributes VALUES ('86982507-4cb5-46e1-a050-bebfbf05ac8d', 'SPRING_SECURITY_CONTEXT', '\xaced00057372003d6f72672e737072696e676672616d65776f726b2e73656375726974792e636f72652e636f6e746578742e5365637572697479436f6e74657874496d706c000000000000026c0200014c000e61757468656e7469636174696f6e7400324c6f72672f737072696e676672616d65776f726b2f73656375726974792f636f72652f41757468656e7469636174696f6e3b78707372004f6f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e557365726e616d6550617373776f726441757468656e7469636174696f6e546f6b656e000000000000026c0200024c000b63726564656e7469616c737400124c6a6176612f6c616e672f4f626a6563743b4c00097072696e636970616c71007e0004787200476f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e416273747261637441757468656e7469636174696f6e546f6b656ed3aa287e6e47640e0200035a000d61757468656e746963617465644c000b617574686f7269746965737400164c6a6176612f7574696c2f436f6c6c656374696f6e3b4c000764657461696c7371007e0004787001737200266a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c654c697374fc0f2531b5ec8e100200014c00046c6973747400104c6a6176612f7574696c2f4c6973743b7872002c6a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c65436f6c6c656374696f6e19420080cb5ef71e0200014c00016371007e00067870737200136a6176612e7574696c2e41727261794c6973747881d21d99c7619d03000149000473697a657870000000007704000000007871007e000d737200486f72672e737072696e676672616d65776f726b2e73656375726974792e7765622e61757468656e7469636174696f6e2e57656241757468656e7469636174696f6e44657461696c73000000000000026c0200024c000d72656d6f7465416464726573737400124c6a6176612f6c616e672f537472696e673b4c000973657373696f6e496471007e000f78707400093132372e302e302e3174002463336261613362372d623039302d343333322d626631642d31396337356632363035623470737200226465762e6b616c656e64732e6163636f756e742e5369676e6564496e506572736f6e000000000000000102000349000c73657373696f6e45706f63684c0008706572736f6e49647400104c6a6176612f7574696c2f555549443b4c000973657373696f6e496471007e000f7870000000007372000e6a6176612e7574696c2e55554944bc9903f7986d852f0200024a000c6c65617374536967426974734a000b6d6f7374536967426974737870b0e1ae20f413a2f601a22124ca07753070');
INSERT INTO public.spring_session_attributes VALUES ('86982507-4cb5-46e1-a050-bebfbf05ac8d', 'org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN', '\xaced0005737200366f72672e737072696e676672616d65776f726b2e73656375726974792e7765622e637372662e44656661756c7443737266546f6b656e5aefb7c82fa2fbd50200034c000a6865616465724e616d657400124c6a6176612f6c616e672f537472696e673b4c000d706172616d657465724e616d6571007e00014c0005746f6b656e71007e0001787074000c582d435352462d544f4b454e7400055f6373726674002437663866303563362d326139352d343662332d383931652d636266623839653832616136');
INSERT INTO public.spring_session_attributes VALUES ('859de052-4d66-4da9-9845-b747820c31e9', 'SPRING_SECURITY_CONTEXT', '\xaced00057372003d6f72672e737072696e676672616d65776f726b2e73656375726974792e636f72652e636f6e746578742e5365637572697479436f6e74657874496d706c000000000000026c0200014c000e61757468656e7469636174696f6e7400324c6f72672f737072696e676672616d65776f726b2f73656375726974792f636f72652f41757468656e7469636174696f6e3b78707372004f6f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e557365726e616d6550617373776f726441757468656e7469636174696f6e546f6b656e000000000000026c0200024c000b63726564656e7469616c737400124c6a6176612f6c616e672f4f626a6563743b4c00097072696e636970616c71007e0004787200476f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e416273747261637441757468656e7469636174696f6e546f6b656ed3aa287e6e47640e0200035a000d61757468656e746963617465644c000b617574686f7269746965737400164c6a6176612f7574696c2f436f6c6c656374696f6e3b4c000764657461696c7371007e0004787001737200266a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c654c697374fc0f2531b5ec8e100200014c00046c6973747400104c6a6176612f7574696c2f4c6973743b7872002c6a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c65436f6c6c656374696f6e19420080cb5ef71e0200014c00016371007e00067870737200136a6176612e7574696c2e41727261794c6973747881d21d99c7619d03000149000473697a657870000000007704000000007871007e000d737200486f72672e737072696e676672616d65776f726b2e73656375726974792e7765622e61757468656e7469636174696f6e2e57656241757468656e7469636174696f6e44657461696c73000000000000026c0200024c000d72656d6f7465416464726573737400124c6a6176612f6c616e672f537472696e673b4c000973657373696f6e496471007e000f78707400093132372e302e302e3174002439646164346631332d353330302d343430612d613864652d34393063306134643264336370737200226465762e6b616c656e64732e6163636f756e742e5369676e6564496e506572736f6e000000000000000102000349000c73657373696f6e45706f63684c0008706572736f6e49647400104c6a6176612f7574696c2f555549443b4c000973657373696f6e496471007e000f7870000000007372000e6a6176612e7574696c2e55554944bc9903f7986d852f0200024a000c6c65617374536967426974734a000b6d6f7374536967426974737870a89fc9fde681a55a01a22124cf5672f470');
INSERT INTO public.spring_session_attributes VALUES ('859de052-4d66-4da9-9845-b747820c31e9', 'org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN', '\xaced0005737200366f72672e737072696e676672616d65776f726b2e73656375726974792e7765622e637372662e44656661756c7443737266546f6b656e5aefb7c82fa2fbd50200034c000a6865616465724e616d657400124c6a6176612f6c616e672f537472696e673b4c000d706172616d657465724e616d6571007e00014c0005746f6b656e71007e0001787074000c582d435352462d544f4b454e7400055f6373726674002464323936393232662d346632622d346331332d383161662d356339303561643737666561');
INSERT INTO public.start_view VALUES ('01a22124-ca07-7530-b0e1-ae20f413a2f6', '01a22124-fe62-7bdc-8bca-47e0558e5a95');
INSERT INTO public.team VALUES ('01a22124-dacd-7a08-b509-18f6a723fee7', 'Studio', '2026-11-28 07:53:13.166026+00', NULL, NULL);
INSERT INTO public.team VALUES ('01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', 'Cinema', '2026-11-28 07:53:24.652042+00', '2026-11-28 07:53:25.307688+00', '01a22123-91ae-77ef-9454-5c708f587de4');
INSERT INTO public.team_member VALUES ('01a22124-dacd-7a08-b509-18f6a723fee7', '01a22123-91ae-77ef-9454-5c708f587de4', 'MANAGER');
INSERT INTO public.team_member VALUES ('01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-ca07-7530-b0e1-ae20f413a2f6', 'EDITOR');
INSERT INTO public.team_member VALUES ('01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-d927-7870-b4b5-2607c97b9574', 'VIEWER');
INSERT INTO public.work_item VALUES ('01a22124-e3c4-78af-8785-e4e217d77852', 'PROJECT', 'Website', 'All *pages*, see https://example.org', 'NOT_STARTED', 'HIGH', NULL, NULL, '{}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, '2026-11-02', '2026-12-18', NULL, NULL, NULL, true, '2026-11-02 00:00:00+00', '2026-12-19 00:00:00+00', true, true, NULL, NULL, '2026-11-28 07:53:15.460283+00', '2026-11-28 07:53:15.460283+00', 1, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-ea30-74b3-bb16-c893519c5c0c', 'SUBTASK', 'Footer', NULL, 'COMPLETED', 'MEDIUM', NULL, '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{01a22124-e3c4-78af-8785-e4e217d77852,01a22124-e5be-7c49-a02e-f5b4cbb36540,01a22124-e70a-7b07-ad6e-b4d6a13b64cf}', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{}', 100, true, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, false, true, NULL, '2026-11-28 07:53:17.1053+00', '2026-11-28 07:53:17.1053+00', '2026-11-28 07:53:17.1053+00', 1, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22125-084a-7d6e-93f0-c5b4adc33997', 'TASK', 'Projector', NULL, 'NOT_STARTED', 'MEDIUM', NULL, NULL, '{}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, false, true, NULL, NULL, '2026-11-28 07:53:24.810369+00', '2026-11-28 07:53:24.997473+00', 2, '2026-11-28 07:53:24.997473+00', '01a22125-0905-7924-9780-bcec70f7e607', '01a22125-07ab-7d5e-bc64-ecb0e57ec2e9', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-e5be-7c49-a02e-f5b4cbb36540', 'ACTIVITY', 'Design', NULL, 'NOT_STARTED', 'MEDIUM', 'PROGRAM', '01a22124-e3c4-78af-8785-e4e217d77852', '{01a22124-e3c4-78af-8785-e4e217d77852}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, '2026-11-06', '2026-11-23', NULL, NULL, NULL, true, '2026-11-06 00:00:00+00', '2026-11-24 00:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:15.966954+00', '2026-11-28 07:53:20.342448+00', 2, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-e70a-7b07-ad6e-b4d6a13b64cf', 'TASK', 'Wireframes', NULL, 'IN_PROGRESS', 'MEDIUM', NULL, '01a22124-e5be-7c49-a02e-f5b4cbb36540', '{01a22124-e3c4-78af-8785-e4e217d77852,01a22124-e5be-7c49-a02e-f5b4cbb36540}', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{"Printer & Co"}', 50, true, '2026-11-07', '2026-11-09', NULL, NULL, NULL, true, '2026-11-07 00:00:00+00', '2026-11-10 00:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:16.298742+00', '2026-11-28 07:53:20.375622+00', 3, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-eb43-70a6-ac82-2df0d338e04b', 'TASK', 'Handover', NULL, 'NOT_STARTED', 'MEDIUM', NULL, '01a22124-e5be-7c49-a02e-f5b4cbb36540', '{01a22124-e3c4-78af-8785-e4e217d77852,01a22124-e5be-7c49-a02e-f5b4cbb36540}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, '2026-11-23', '2026-11-23', '15:00:00', '15:00:00', 'Etc/UTC', false, '2026-11-23 15:00:00+00', '2026-11-23 15:00:00+00', false, true, '#224466', NULL, '2026-11-28 07:53:17.379828+00', '2026-11-28 07:53:20.46413+00', 2, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', '01a22124-deb6-7d20-9af9-9d94e88734c7', NULL);
INSERT INTO public.work_item VALUES ('01a22124-e831-700d-ab8a-c5f4b5de72cd', 'SUBTASK', 'Header', NULL, 'IN_PROGRESS', 'MEDIUM', NULL, '01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '{01a22124-e3c4-78af-8785-e4e217d77852,01a22124-e5be-7c49-a02e-f5b4cbb36540,01a22124-e70a-7b07-ad6e-b4d6a13b64cf}', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{}', 40, true, '2026-11-08', '2026-11-08', '09:30:00', '11:00:00', 'America/New_York', false, '2026-11-08 14:30:00+00', '2026-11-08 16:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:16.593407+00', '2026-11-28 07:53:20.485653+00', 3, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-f7c9-7ebd-8703-3756cf6dde58', 'TASK', 'Dentist', NULL, 'NOT_STARTED', 'MEDIUM', NULL, NULL, '{}', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{}', 0, true, '2026-11-12', '2026-11-12', '08:00:00', '09:00:00', 'Europe/Berlin', false, '2026-11-12 07:00:00+00', '2026-11-12 08:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:20.585628+00', '2026-11-28 07:53:20.585628+00', 1, NULL, NULL, NULL, '01a22124-df1c-74e5-a99f-1c3a9ab193f4', NULL);
INSERT INTO public.work_item VALUES ('01a22124-f837-7b1c-9e99-ed1d78650f85', 'TASK', 'Someday', NULL, 'NOT_STARTED', 'LOW', NULL, NULL, '{}', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{}', 0, true, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, false, false, NULL, NULL, '2026-11-28 07:53:20.695741+00', '2026-11-28 07:53:20.695741+00', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-f898-7abb-8d55-c8e62e25a2fe', 'PROJECT', 'Garden', NULL, 'NOT_STARTED', 'MEDIUM', NULL, NULL, '{}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, '2026-01-01', '2026-12-31', NULL, NULL, NULL, true, '2026-01-01 00:00:00+00', '2027-01-01 00:00:00+00', true, true, NULL, NULL, '2026-11-28 07:53:20.792175+00', '2026-11-28 07:53:21.099322+00', 3, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-fa73-7b7d-9743-f991168e0504', 'SUB_PROJECT', 'Pond', NULL, 'NOT_STARTED', 'MEDIUM', NULL, '01a22124-f898-7abb-8d55-c8e62e25a2fe', '{01a22124-f898-7abb-8d55-c8e62e25a2fe}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 75, false, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, false, true, NULL, NULL, '2026-11-28 07:53:21.267391+00', '2026-11-28 07:53:21.267391+00', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-fbee-7ab5-ae86-ee0e689aca4b', 'TASK', 'Imported', NULL, 'NOT_STARTED', 'MEDIUM', NULL, NULL, '{}', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{}', 0, true, '2026-11-16', '2026-11-17', NULL, NULL, NULL, true, '2026-11-16 00:00:00+00', '2026-11-18 00:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:21.646639+00', '2026-11-28 07:53:21.646639+00', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22124-fcdd-76c0-abd9-f2394bc5f3a9', 'TASK', 'Feed the hens', NULL, 'NOT_STARTED', 'MEDIUM', NULL, NULL, '{}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, '2026-11-10', '2026-11-10', NULL, NULL, NULL, true, '2026-11-10 00:00:00+00', '2026-11-11 00:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:21.885667+00', '2026-11-28 07:53:22.196292+00', 2, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22125-0003-7331-8198-ba9c3c5c94e0', 'PROJECT', 'Campaign', NULL, 'NOT_STARTED', 'MEDIUM', NULL, NULL, '{}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, false, true, NULL, NULL, '2026-11-28 07:53:22.691961+00', '2026-11-28 07:53:24.356154+00', 2, '2026-11-28 07:53:24.356154+00', '01a22125-0684-7203-bd01-6ed42f29d1a9', '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22125-0335-72e4-87bc-f8aba6ff1e88', 'ACTIVITY', 'Leaflets', NULL, 'NOT_STARTED', 'MEDIUM', NULL, '01a22125-0003-7331-8198-ba9c3c5c94e0', '{01a22125-0003-7331-8198-ba9c3c5c94e0}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, false, true, NULL, NULL, '2026-11-28 07:53:23.509599+00', '2026-11-28 07:53:24.356154+00', 2, '2026-11-28 07:53:24.356154+00', '01a22125-0684-7203-bd01-6ed42f29d1a9', '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22125-0105-7be5-8f33-61947a9bfea6', 'ACTIVITY', 'Posters', NULL, 'NOT_STARTED', 'MEDIUM', NULL, NULL, '{}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, '2026-11-09', '2026-11-13', NULL, NULL, NULL, true, '2026-11-09 00:00:00+00', '2026-11-14 00:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:22.949205+00', '2026-11-28 07:53:24.435591+00', 3, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, '01a22125-0003-7331-8198-ba9c3c5c94e0');
INSERT INTO public.work_item VALUES ('01a22125-0ac6-7409-a754-852a14a4bce2', 'TASK', 'Launch', NULL, 'NOT_STARTED', 'MEDIUM', NULL, '01a22124-e3c4-78af-8785-e4e217d77852', '{01a22124-e3c4-78af-8785-e4e217d77852}', '01a22124-ca07-7530-b0e1-ae20f413a2f6', '{}', 0, true, '2026-12-01', '2026-12-01', NULL, NULL, NULL, true, '2026-12-01 00:00:00+00', '2026-12-02 00:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:25.446807+00', '2026-11-28 07:53:27.483775+00', 5, NULL, NULL, '01a22124-dacd-7a08-b509-18f6a723fee7', NULL, NULL);
INSERT INTO public.work_item VALUES ('01a22125-1300-706d-9a46-912078633144', 'TASK', 'Draft', NULL, 'NOT_STARTED', 'URGENT', NULL, NULL, '{}', '01a22123-91ae-77ef-9454-5c708f587de4', '{}', 0, true, '2026-11-25', '2026-11-26', NULL, NULL, NULL, true, '2026-11-25 00:00:00+00', '2026-11-27 00:00:00+00', false, true, NULL, NULL, '2026-11-28 07:53:27.552638+00', '2026-11-28 07:53:27.85763+00', 3, '2026-11-28 07:53:27.85763+00', '01a22125-1431-7ba3-a26c-edb5109d5ec8', NULL, NULL, NULL);
INSERT INTO public.work_item_assignee VALUES ('01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '01a22124-ca07-7530-b0e1-ae20f413a2f6');
INSERT INTO public.work_item_assignee VALUES ('01a22124-e70a-7b07-ad6e-b4d6a13b64cf', '01a22124-cf56-72f4-a89f-c9fde681a55a');
SELECT pg_catalog.setval('public.change_log_id_seq', 51, true);
SELECT pg_catalog.setval('public.deed_number_seq', 33, true);
SELECT pg_catalog.setval('public.item_change_id_seq', 38, true);
ALTER TABLE ONLY public.change_log
    ADD CONSTRAINT change_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checklist_tick
    ADD CONSTRAINT checklist_tick_pkey PRIMARY KEY (work_item_id, entry);
ALTER TABLE ONLY public.deed
    ADD CONSTRAINT deed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.item_change
    ADD CONSTRAINT item_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.level_settings
    ADD CONSTRAINT level_settings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.location
    ADD CONSTRAINT location_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.note
    ADD CONSTRAINT note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_username_unique UNIQUE (username);
ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.scope_version
    ADD CONSTRAINT scope_version_pkey PRIMARY KEY (scope);
ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name);
ALTER TABLE ONLY public.spring_session
    ADD CONSTRAINT spring_session_id_unique UNIQUE (session_id);
ALTER TABLE ONLY public.spring_session
    ADD CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id);
ALTER TABLE ONLY public.start_view
    ADD CONSTRAINT start_view_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.team_member
    ADD CONSTRAINT team_member_pkey PRIMARY KEY (person_id, team_id);
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_item_assignee
    ADD CONSTRAINT work_item_assignee_pkey PRIMARY KEY (work_item_id, person_id);
ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT work_item_pkey PRIMARY KEY (id);
CREATE INDEX deed_by_actor ON public.deed USING btree (actor_id, number);
CREATE INDEX deed_by_time ON public.deed USING btree (done_at);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX item_change_by_deed ON public.item_change USING btree (deed_id, id);
CREATE INDEX item_change_by_item ON public.item_change USING btree (item_id, id);
CREATE INDEX note_by_work_item ON public.note USING btree (work_item_id, created_at);
CREATE INDEX saved_view_by_owner ON public.saved_view USING btree (owner_id);
CREATE INDEX saved_view_by_team ON public.saved_view USING btree (team_id);
CREATE INDEX spring_session_by_expiry ON public.spring_session USING btree (expiry_time);
CREATE INDEX spring_session_by_principal ON public.spring_session USING btree (principal_name);
CREATE INDEX start_view_by_view ON public.start_view USING btree (view_id);
CREATE INDEX team_member_by_team ON public.team_member USING btree (team_id, person_id);
CREATE INDEX work_item_assignee_by_person ON public.work_item_assignee USING btree (person_id, work_item_id);
CREATE INDEX work_item_by_deletion ON public.work_item USING btree (trash_id);
CREATE INDEX work_item_by_former_parent ON public.work_item USING btree (former_parent_id);
CREATE INDEX work_item_by_location ON public.work_item USING btree (location_id);
CREATE INDEX work_item_by_owner_and_time ON public.work_item USING btree (owner_id, long_lasting, starts_at, ends_at);
CREATE INDEX work_item_by_parent ON public.work_item USING btree (parent_id);
CREATE INDEX work_item_by_team_and_time ON public.work_item USING btree (team_id, long_lasting, starts_at, ends_at);
ALTER TABLE ONLY public.checklist_tick
    ADD CONSTRAINT checklist_tick_item FOREIGN KEY (work_item_id) REFERENCES public.work_item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.checklist_tick
    ADD CONSTRAINT checklist_tick_person FOREIGN KEY (ticked_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.item_change
    ADD CONSTRAINT item_change_deed FOREIGN KEY (deed_id) REFERENCES public.deed(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.item_change
    ADD CONSTRAINT item_change_item FOREIGN KEY (item_id) REFERENCES public.work_item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.note
    ADD CONSTRAINT note_author FOREIGN KEY (author_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.note
    ADD CONSTRAINT note_work_item FOREIGN KEY (work_item_id) REFERENCES public.work_item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_owner FOREIGN KEY (owner_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_team FOREIGN KEY (team_id) REFERENCES public.team(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_session FOREIGN KEY (session_primary_id) REFERENCES public.spring_session(primary_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.start_view
    ADD CONSTRAINT start_view_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.start_view
    ADD CONSTRAINT start_view_view FOREIGN KEY (view_id) REFERENCES public.saved_view(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_deleted_by FOREIGN KEY (deleted_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.team_member
    ADD CONSTRAINT team_member_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.team_member
    ADD CONSTRAINT team_member_team FOREIGN KEY (team_id) REFERENCES public.team(id);
ALTER TABLE ONLY public.work_item_assignee
    ADD CONSTRAINT work_item_assignee_item FOREIGN KEY (work_item_id) REFERENCES public.work_item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.work_item_assignee
    ADD CONSTRAINT work_item_assignee_person FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT work_item_former_parent FOREIGN KEY (former_parent_id) REFERENCES public.work_item(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT work_item_location FOREIGN KEY (location_id) REFERENCES public.location(id);
ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT work_item_owner FOREIGN KEY (owner_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT work_item_parent FOREIGN KEY (parent_id) REFERENCES public.work_item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT work_item_team FOREIGN KEY (team_id) REFERENCES public.team(id);
