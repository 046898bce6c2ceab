-- What the forms of a person created, by a fingerprint of the key and the content of the form, so that submitting a form
-- again creates nothing twice. Rows are kept for a day.
create table creation (
  person_id uuid not null,
  fingerprint varchar(64) not null,
  created_id uuid,
  created_at timestamp(6) with time zone not null,
  constraint creation_pk primary key (person_id, fingerprint),
  constraint creation_person foreign key (person_id) references person (id)
);
