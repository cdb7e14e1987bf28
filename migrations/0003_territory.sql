create schema territory;
grant usage on schema territory to antoan_app;

create table territory.import (
  id uuid not null,
  file_name text not null,
  sha256 text not null,
  kind text not null constraint import_kind check (kind in ('pack', 'conversion', 'ward-list')),
  counts jsonb not null,
  before jsonb not null default '{"versions": [], "successions": []}',
  imported_by uuid,
  imported_at timestamptz not null default now(),
  undone_at timestamptz,
  constraint import_pk primary key (id)
);
comment on table territory.import is 'Each load of units, so that it can be shown and undone as a whole.';
comment on column territory.import.before is 'States and successions it changed, as they were before: put back when it is undone.';

-- A unit is itself: it has no code and no name of its own, only versions that hold from a day to a day.
create table territory.unit (
  id uuid not null,
  level text not null constraint unit_level check (level in ('nation', 'province', 'district', 'commune')),
  import_id uuid not null constraint unit_import references territory.import (id),
  constraint unit_pk primary key (id)
);

create table territory.unit_version (
  unit_id uuid not null constraint unit_version_unit references territory.unit (id) on delete cascade,
  from_on date not null,
  to_on date,
  level text not null,
  code text not null,
  name text not null,
  kind text not null,
  name_key text not null,
  parent_id uuid constraint unit_version_parent references territory.unit (id),
  source text not null,
  import_id uuid not null constraint unit_version_import references territory.import (id),
  constraint unit_version_pk primary key (unit_id, from_on),
  constraint unit_version_period check (to_on is null or to_on > from_on),
  -- one state of a unit on any day
  constraint unit_version_once exclude using gist (unit_id with =, daterange(from_on, to_on) with &&),
  -- a code may be used again later, never by two units on the same day
  constraint unit_version_code exclude using gist (level with =, code with =, daterange(from_on, to_on) with &&)
);
comment on column territory.unit_version.name is 'Without its kind: Bắc Kạn, not Tỉnh Bắc Kạn.';
comment on column territory.unit_version.name_key is 'The name for searching: without tones, đ as d, lower case.';
comment on column territory.unit_version.to_on is 'The first day it no longer holds; empty while it holds.';
create index unit_version_parent_key on territory.unit_version (parent_id);
create index unit_version_name_key on territory.unit_version (name_key);

create table territory.succession (
  from_unit_id uuid not null constraint succession_from references territory.unit (id) on delete cascade,
  to_unit_id uuid not null constraint succession_to references territory.unit (id) on delete cascade,
  on_day date not null,
  share text not null constraint succession_share check (share in ('whole', 'part', 'part-of-area', 'part-of-population', 'rest')),
  note text not null default '',
  source text not null,
  import_id uuid not null constraint succession_import references territory.import (id),
  constraint succession_pk primary key (from_unit_id, to_unit_id, on_day)
);
create index succession_to_key on territory.succession (to_unit_id);

create table territory.grouping_member (
  grouping text not null,
  group_code text not null,
  unit_id uuid not null constraint grouping_member_unit references territory.unit (id) on delete cascade,
  constraint grouping_member_pk primary key (grouping, unit_id)
);
comment on table territory.grouping_member is 'Which unit is counted in which group; names and order of the groups stand in the pack.';

-- Territory is public knowledge: everybody reads, only the ministry and the system write.
do $$
declare name text;
begin
  foreach name in array array['import', 'unit', 'unit_version', 'succession', 'grouping_member'] loop
    execute format('alter table territory.%I enable row level security', name);
    execute format('create policy %I on territory.%I for select to antoan_app using (true)', name || '_read', name);
    execute format(
      'create policy %I on territory.%I for all to antoan_app using (current_setting(''app.role'', true) in (''system'', ''ministry''))',
      name || '_write', name);
    execute format('grant select, insert, update, delete on territory.%I to antoan_app', name);
  end loop;
end $$;

create trigger import_marked after insert or update or delete on territory.import
  for each statement execute function platform.make_mark('territory');
