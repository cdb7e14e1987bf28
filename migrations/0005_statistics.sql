create schema statistics;
grant usage on schema statistics to antoan_app;

-- The ledger. Append-only: a correction is a reversal, never a change.
create table statistics.fact (
  unit_id uuid not null,
  id uuid not null,
  province_id uuid not null,
  measure text not null,
  on_day date not null,
  value numeric not null,
  adds text not null constraint fact_adds check (adds in ('sum', 'last')),
  source_kind text not null,
  source_id uuid not null,
  reverses uuid,
  note text not null default '',
  evidence jsonb not null default '[]',
  posted_by uuid,
  posted_at timestamptz not null default clock_timestamp(),
  constraint fact_pk primary key (unit_id, id)
);
comment on table statistics.fact is 'What accepted evidence counts: measure, place, day, value, source.';
comment on column statistics.fact.unit_id is 'Place of origin; never changes, whatever becomes of the unit.';
comment on column statistics.fact.province_id is 'The province of the place on that day; the borders of other days are worked out on reading.';
comment on column statistics.fact.adds is 'sum: values add up. last: a state (such as the number of craft villages), the latest holds.';
comment on column statistics.fact.evidence is 'The files relied on when it was accepted: [{unitId, fileId, name, sha256}].';
comment on column statistics.fact.reverses is 'The fact this one takes back; its value is the negative of it.';
create unique index fact_reversed_once on statistics.fact (unit_id, reverses) where reverses is not null;
create index fact_cell on statistics.fact (province_id, measure, on_day);
create index fact_source on statistics.fact (source_id);

-- Totals, maintained by the trigger below in the transaction of the posting: always equal to the facts, whoever writes.
create table statistics.month_total (
  province_id uuid not null,
  year int not null,
  measure text not null,
  month int not null,
  value numeric not null,
  facts int not null,
  constraint month_total_pk primary key (province_id, year, measure, month)
) with (fillfactor = 60);

create table statistics.year_total (
  province_id uuid not null,
  year int not null,
  measure text not null,
  value numeric not null,
  facts int not null,
  constraint year_total_pk primary key (province_id, year, measure)
) with (fillfactor = 60);
create index year_total_year on statistics.year_total (year);
comment on column statistics.year_total.facts is 'Facts that stand: posted less reversed. Zero is «not reported», whatever was posted before.';

-- What holds of a state in a year: the latest value not reversed (by day, then by posting), and how many facts stand.
create function statistics.state_of(province uuid, year int, wanted text, out value numeric, out facts int)
language sql stable set search_path = statistics, pg_temp as $$
  select
    coalesce((
      select fact.value from fact
      where fact.province_id = province and fact.measure = wanted and fact.reverses is null
        and fact.on_day >= make_date(year, 1, 1) and fact.on_day < make_date(year + 1, 1, 1)
        and not exists (select from fact undo where undo.unit_id = fact.unit_id and undo.reverses = fact.id)
      order by fact.on_day desc, fact.posted_at desc, fact.id desc limit 1), 0),
    coalesce((
      select sum(case when fact.reverses is null then 1 else -1 end) from fact
      where fact.province_id = province and fact.measure = wanted
        and fact.on_day >= make_date(year, 1, 1) and fact.on_day < make_date(year + 1, 1, 1)), 0)::int
$$;
grant execute on function statistics.state_of to antoan_app;

create function statistics.count_facts() returns trigger
language plpgsql security definer set search_path = statistics, pg_temp as $$
begin
  insert into month_total as total (province_id, year, measure, month, value, facts)
  select province_id, extract(year from on_day)::int, measure, extract(month from on_day)::int, sum(value),
    sum(case when reverses is null then 1 else -1 end)
  from posted where adds = 'sum'
  group by 1, 2, 3, 4
  order by 1, 2, 3, 4 -- always the same order of locks: two postings never wait for each other in a ring
  on conflict on constraint month_total_pk do update
    set value = total.value + excluded.value, facts = total.facts + excluded.facts;

  insert into year_total as total (province_id, year, measure, value, facts)
  select province_id, extract(year from on_day)::int, measure, sum(value),
    sum(case when reverses is null then 1 else -1 end)
  from posted where adds = 'sum'
  group by 1, 2, 3
  order by 1, 2, 3
  on conflict on constraint year_total_pk do update
    set value = total.value + excluded.value, facts = total.facts + excluded.facts;

  -- A state: the latest fact that was not reversed holds; worked out anew for the few cells touched. The cells are locked
  -- first, in a statement of its own: the next one then sees what others posted to them while we waited.
  if exists (select from posted where adds = 'last') then
    insert into year_total (province_id, year, measure, value, facts)
    select distinct province_id, extract(year from on_day)::int, measure, 0, 0 from posted where adds = 'last'
    order by 1, 2, 3
    on conflict on constraint year_total_pk do nothing;

    perform from year_total total
    where (total.province_id, total.year, total.measure) in (
      select province_id, extract(year from on_day)::int, measure from posted where adds = 'last')
    order by total.province_id, total.year, total.measure
    for update;

    update year_total total set value = state.value, facts = state.facts
    from (select distinct province_id, extract(year from on_day)::int as year, measure from posted where adds = 'last') cell
    cross join lateral state_of(cell.province_id, cell.year, cell.measure) state
    where total.province_id = cell.province_id and total.year = cell.year and total.measure = cell.measure;
  end if;
  return null;
end $$;

create trigger fact_counted after insert on statistics.fact
  referencing new table as posted for each statement execute function statistics.count_facts();

create function statistics.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: post a reversal.' using errcode = 'restrict_violation';
end $$;
create trigger fact_append_only before update or delete or truncate on statistics.fact
  for each statement execute function statistics.refuse_change();

alter table statistics.fact enable row level security;
create policy fact_read on statistics.fact for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
-- Facts are posted on acceptance, and only the ministry (or the system) accepts.
create policy fact_write on statistics.fact for insert to antoan_app
  with check (
    current_setting('app.role', true) in ('system', 'ministry')
    and coalesce(current_setting('app.scope', true), '') = 'nation'
    and posted_by is not distinct from nullif(current_setting('app.account', true), '')::uuid
  );
grant select, insert on statistics.fact to antoan_app;

alter table statistics.month_total enable row level security;
create policy month_total_read on statistics.month_total for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
grant select on statistics.month_total to antoan_app;

alter table statistics.year_total enable row level security;
create policy year_total_read on statistics.year_total for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or province_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
grant select on statistics.year_total to antoan_app;
