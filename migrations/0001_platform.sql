-- The application connects as this role: it owns nothing and cannot bypass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'antoan_app') then
    create role antoan_app nologin nosuperuser nobypassrls;
    -- An owner that is no superuser must be allowed to act as it (PostgreSQL 16 no longer assumes so).
    execute format('grant antoan_app to %I', current_user);
  end if;
end $$;

create extension if not exists btree_gist;

create schema platform;
grant usage on schema platform to antoan_app;

-- Settings of every transaction, read by the policies. An unset or emptied setting shows nothing:
--   app.scope      'nation', or empty
--   app.provinces  ids of the provinces held, as '{…}', or empty
--   app.role       who asks: system, ministry, province, reader
--   app.account    id of the account

create table platform.idempotency (
  account_id uuid not null,
  key text not null,
  request_hash text not null,
  status int not null,
  response jsonb,
  created_at timestamptz not null default now(),
  constraint idempotency_pk primary key (account_id, key)
);
comment on table platform.idempotency is 'Answers already given, so that a request sent twice is carried out once.';
alter table platform.idempotency enable row level security;
create policy idempotency_own on platform.idempotency to antoan_app
  using (account_id = nullif(current_setting('app.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
-- What is out of date is tidied away by the system.
create policy idempotency_tidy on platform.idempotency to antoan_app
  using (current_setting('app.role', true) = 'system')
  with check (false);
grant select, insert, update, delete on platform.idempotency to antoan_app;

create table platform.audit (
  id uuid not null,
  at timestamptz not null default now(),
  account_id uuid,
  role text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}',
  constraint audit_pk primary key (id)
);
comment on table platform.audit is 'Who did what to what, written in the transaction of the deed. Append-only.';
create index audit_subject on platform.audit (subject, at);
alter table platform.audit enable row level security;
create policy audit_read on platform.audit for select to antoan_app
  using (coalesce(current_setting('app.scope', true), '') = 'nation');
create policy audit_write on platform.audit for insert to antoan_app
  with check (
    current_setting('app.role', true) in ('system', 'ministry', 'province', 'reader')
    -- nobody signs with the name of another
    and role = current_setting('app.role', true)
    and account_id is not distinct from nullif(current_setting('app.account', true), '')::uuid
  );
grant select, insert on platform.audit to antoan_app;

-- Files: evidence, letters, imported tables. Content in chunks, so that an upload can go on where it broke off.
create table platform.file (
  unit_id uuid not null,
  id uuid not null,
  name text not null,
  size int not null constraint file_size check (size > 0),
  sha256 text not null,
  media_type text,
  is_complete boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint file_pk primary key (unit_id, id)
);
comment on column platform.file.unit_id is 'Place of origin: a province, or all zeroes for files of the ministry. Never changes.';
comment on column platform.file.media_type is 'Recognised from the content, never from the name; set when the upload is complete.';
alter table platform.file enable row level security;
create policy file_read on platform.file for select to antoan_app
  using (
    unit_id = '00000000-0000-0000-0000-000000000000' -- letters of the ministry: everybody signed in
    or coalesce(current_setting('app.scope', true), '') = 'nation'
    or unit_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
-- A file grows until it is complete, and is never changed again.
create policy file_announce on platform.file for insert to antoan_app
  with check (
    not is_complete
    and created_by is not distinct from nullif(current_setting('app.account', true), '')::uuid
    and current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or unit_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
create policy file_complete on platform.file for update to antoan_app
  using (
    not is_complete
    and current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or unit_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  )
  with check (true); -- now complete; unit_id cannot be changed
-- What was never completed is tidied away by the system.
create policy file_tidy on platform.file for delete to antoan_app
  using (current_setting('app.role', true) = 'system' and not is_complete);
grant select, insert, update (media_type, is_complete), delete on platform.file to antoan_app;

create table platform.file_chunk (
  unit_id uuid not null,
  file_id uuid not null,
  number int not null constraint file_chunk_number check (number >= 0),
  content bytea not null,
  constraint file_chunk_pk primary key (unit_id, file_id, number),
  constraint file_chunk_file foreign key (unit_id, file_id) references platform.file (unit_id, id) on delete cascade
);
alter table platform.file_chunk alter column content set storage external;
alter table platform.file_chunk enable row level security;
create policy file_chunk_read on platform.file_chunk for select to antoan_app
  using (
    unit_id = '00000000-0000-0000-0000-000000000000' -- letters of the ministry: everybody signed in
    or coalesce(current_setting('app.scope', true), '') = 'nation'
    or unit_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
create policy file_chunk_write on platform.file_chunk for all to antoan_app
  using (
    current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or unit_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
grant select, insert, delete on platform.file_chunk to antoan_app;

-- A trigger, for a policy may not look into another table (Citus). It waits for whoever is completing the file just now.
create function platform.keep_complete_file() returns trigger
language plpgsql security definer set search_path = platform, pg_temp as $$
declare
  piece file_chunk := coalesce(new, old);
  is_kept boolean;
begin
  select file.is_complete into is_kept from file where file.unit_id = piece.unit_id and file.id = piece.file_id for share;
  if is_kept then
    raise exception 'The file is complete: its pieces are never changed.' using errcode = 'restrict_violation';
  end if;
  return piece;
end $$;
create trigger file_chunk_kept before insert or delete on platform.file_chunk
  for each row execute function platform.keep_complete_file();

-- A mark that is another after every change of slowly changing data, so that what was read of them can be kept in memory
-- meanwhile. Every transaction reads the marks with its settings; a trigger on what changes makes a new one. Random, not
-- counted: a mark made in a transaction that was rolled back never comes again.
create table platform.mark (
  name text not null,
  value uuid not null,
  constraint mark_pk primary key (name)
);
alter table platform.mark enable row level security;
create policy mark_read on platform.mark for select to antoan_app using (true);
grant select on platform.mark to antoan_app;

create function platform.make_mark() returns trigger
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
  insert into mark (name, value) values (tg_argv[0], gen_random_uuid())
  on conflict on constraint mark_pk do update set value = excluded.value;
  return null;
end $$;
