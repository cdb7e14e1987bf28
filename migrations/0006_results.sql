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
  constraint result_pk primary key (unit_id, id),
  constraint result_province unique (unit_id, id, province_id) -- so that what hangs on a result is of its province
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
  constraint result_event_result foreign key (unit_id, result_id, province_id)
    references results.result (unit_id, id, province_id) on delete cascade
);
comment on table results.result_event is 'History of a result: every change, never rewritten.';

create table results.result_file (
  unit_id uuid not null,
  result_id uuid not null,
  province_id uuid not null,
  file_unit_id uuid not null,
  file_id uuid not null,
  constraint result_file_pk primary key (unit_id, result_id, file_id),
  constraint result_file_result foreign key (unit_id, result_id, province_id)
    references results.result (unit_id, id, province_id) on delete cascade,
  constraint result_file_file foreign key (file_unit_id, file_id) references platform.file (unit_id, id)
);

alter table results.result enable row level security;
create policy result_read on results.result for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
create policy result_record on results.result for insert to antoan_app
  with check (
    state = 'draft'
    and created_by is not distinct from nullif(current_setting('app.account', true), '')::uuid
    and current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
-- The old row and the new: a province neither touches what was accepted nor accepts.
create policy result_move on results.result for update to antoan_app
  using (
    (
      current_setting('app.role', true) in ('system', 'ministry')
      or (
        current_setting('app.role', true) = 'province'
        and state in ('draft', 'submitted', 'returned', 'deleted')
      )
    )
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
-- The place, the province and who recorded it never change.
grant select, insert, update (indicator, on_day, quantities, note, state, version, changed_at)
  on results.result to antoan_app;

create function results.refuse_contents() returns trigger language plpgsql as $$
begin
  raise exception 'The contents of a result change only while it is a draft or returned.' using errcode = 'restrict_violation';
end $$;
create trigger result_contents_kept before update of indicator, on_day, quantities, note on results.result
  for each row when (
    old.state not in ('draft', 'returned')
    and (old.indicator, old.on_day, old.quantities, old.note) is distinct from (new.indicator, new.on_day, new.quantities, new.note)
  )
  execute function results.refuse_contents();

-- The place of a result stood on its day, in its province: the policies speak of the province alone.
create function results.check_place() returns trigger
language plpgsql security definer set search_path = results, pg_temp as $$
declare
  lies_in uuid;
begin
  with recursive above as (
    select unit_id, level, parent_id, 0 as depth from territory.unit_version
    where unit_id = new.unit_id and from_on <= new.on_day and (to_on is null or to_on > new.on_day)
    union all
    select parent.unit_id, parent.level, parent.parent_id, above.depth + 1
    from above join territory.unit_version parent on parent.unit_id = above.parent_id
      and parent.from_on <= new.on_day and (parent.to_on is null or parent.to_on > new.on_day)
    where above.depth < 4
  )
  select unit_id into lies_in from above where level = 'province' order by depth limit 1;
  if lies_in is distinct from new.province_id then
    raise exception 'On that day the unit % does not lie in the province %.', new.unit_id, new.province_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger result_place_checked before insert or update of on_day on results.result
  for each row execute function results.check_place();

alter table results.result_event enable row level security;
create policy result_event_read on results.result_event for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
create policy result_event_write on results.result_event for insert to antoan_app
  with check (
    by_account is not distinct from nullif(current_setting('app.account', true), '')::uuid
    and (
      current_setting('app.role', true) in ('system', 'ministry')
      or (
        current_setting('app.role', true) = 'province'
        and move in ('record', 'change', 'import', 'submit', 'withdraw', 'delete', 'restore')
      )
    )
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
    file_unit_id = province_id
    and current_setting('app.role', true) in ('system', 'ministry', 'province')
    and (
      coalesce(current_setting('app.scope', true), '') = 'nation'
      or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
    )
  );
grant select, insert, delete on results.result_file to antoan_app;

-- What was judged on evidence keeps it, whoever asks. It waits for whoever is moving the result just now.
create function results.keep_evidence() returns trigger
language plpgsql security definer set search_path = results, pg_temp as $$
declare
  link result_file := coalesce(new, old);
  stands text;
begin
  select state into stands from result where unit_id = link.unit_id and id = link.result_id for share;
  if stands not in ('draft', 'returned') then
    raise exception 'The evidence of a result changes only while it is a draft or returned.' using errcode = 'restrict_violation';
  end if;
  return link;
end $$;
create trigger result_file_kept before insert or delete on results.result_file
  for each row execute function results.keep_evidence();

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
