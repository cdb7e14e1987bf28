create schema results;
grant usage on schema results to antoan_app;

create table results.result (
  unit_id uuid not null,
  id uuid not null,
  province_id uuid not null,
  indicator text not null,
  on_day date not null,
  quantities jsonb not null,
  note text not null default '',
  state text not null constraint result_state check (state in ('draft', 'submitted', 'returned', 'accepted', 'reversed', 'deleted')),
  version int not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint result_pk primary key (unit_id, id)
);
comment on column results.result.quantities is 'Measure code → quantity.';
comment on column results.result.version is 'Rises by one with every change; a change carries the version it saw.';
create index result_id on results.result (id);
create index result_queue on results.result (state, changed_at);
create index result_list on results.result (province_id, on_day desc, id);

create table results.result_event (
  unit_id uuid not null,
  result_id uuid not null,
  province_id uuid not null,
  version int not null,
  move text not null,
  reason text not null default '',
  detail jsonb not null default '{}',
  by_account uuid,
  at timestamptz not null default now(),
  constraint result_event_pk primary key (unit_id, result_id, version),
  constraint result_event_result foreign key (unit_id, result_id) references results.result (unit_id, id) on delete cascade
);
comment on table results.result_event is 'History of a result: every change, never rewritten.';

create table results.result_file (
  unit_id uuid not null,
  result_id uuid not null,
  province_id uuid not null,
  file_unit_id uuid not null,
  file_id uuid not null,
  constraint result_file_pk primary key (unit_id, result_id, file_id),
  constraint result_file_result foreign key (unit_id, result_id) references results.result (unit_id, id) on delete cascade,
  constraint result_file_file foreign key (file_unit_id, file_id) references platform.file (unit_id, id)
);

alter table results.result enable row level security;
create policy result_read on results.result for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
create policy result_write on results.result for all to antoan_app
  using (
    current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
grant select, insert, update on results.result to antoan_app;

alter table results.result_event enable row level security;
create policy result_event_read on results.result_event for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
create policy result_event_write on results.result_event for all to antoan_app
  using (
    current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
grant select, insert on results.result_event to antoan_app;

alter table results.result_file enable row level security;
create policy result_file_read on results.result_file for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
create policy result_file_write on results.result_file for all to antoan_app
  using (
    current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
grant select, insert, delete on results.result_file to antoan_app;

-- An id is one result's, whatever its place: the key of results.result begins with the place (so that it can be
-- distributed), which alone would let two places use one id. A small table beside it holds each id once.
create table results.result_place (
  id uuid not null,
  unit_id uuid not null,
  constraint result_place_pk primary key (id)
);
alter table results.result_place enable row level security;
create policy result_place_read on results.result_place for select to antoan_app
  using (current_setting('app.role', true) in ('system', 'ministry'));
grant select on results.result_place to antoan_app;

create function results.keep_place() returns trigger
language plpgsql security definer set search_path = results, pg_temp as $$
begin
  insert into result_place (id, unit_id) select id, unit_id from recorded;
  return null;
end $$;
create trigger result_once after insert on results.result
  referencing new table as recorded for each statement execute function results.keep_place();
