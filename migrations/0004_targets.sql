create schema targets;
grant usage on schema targets to antoan_app;

create table targets.letter (
  id uuid not null,
  programme text not null,
  year int not null,
  number text not null,
  dated_on date not null,
  title text not null,
  file_unit_id uuid not null,
  file_id uuid not null,
  report jsonb not null,
  imported_by uuid,
  imported_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by uuid,
  constraint letter_pk primary key (id)
);
comment on table targets.letter is 'An allocation letter as imported: its file, and what was repaired and doubted.';
comment on column targets.letter.report is 'Repairs, doubts and totals as shown to who confirmed the import.';
alter table targets.letter enable row level security;
create policy letter_read on targets.letter for select to antoan_app
  using (current_setting('app.role', true) in ('system', 'ministry', 'province', 'reader'));
create policy letter_write on targets.letter for all to antoan_app
  using (
    current_setting('app.role', true) in ('system', 'ministry')
    and coalesce(current_setting('app.scope', true), '') = 'nation'
  );
grant select, insert, update on targets.letter to antoan_app;

create table targets.target (
  unit_id uuid not null,
  letter_id uuid not null constraint target_letter references targets.letter (id),
  measure text not null,
  year int not null,
  value numeric not null,
  row_number int not null,
  column_title text not null,
  cell text not null,
  constraint target_pk primary key (unit_id, letter_id, measure)
);
comment on table targets.target is 'What a letter assigns to a province. A zero is a row; not assigned is no row.';
comment on column targets.target.cell is 'The cell as it stands in the letter, before any reading.';
create index target_year on targets.target (year, measure);
alter table targets.target enable row level security;
create policy target_read on targets.target for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or unit_id = any (coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[])
  );
create policy target_write on targets.target for insert to antoan_app
  with check (
    current_setting('app.role', true) in ('system', 'ministry')
    and coalesce(current_setting('app.scope', true), '') = 'nation'
  );
grant select, insert on targets.target to antoan_app;

-- The latest letter that has not been undone decides, for each province and measure.
create view targets.target_in_force with (security_invoker = true) as
select distinct on (target.unit_id, target.year, target.measure)
  target.unit_id, target.year, target.measure, target.value, target.letter_id,
  target.row_number, target.column_title, target.cell
from targets.target
join targets.letter on letter.id = target.letter_id
where letter.undone_at is null
order by target.unit_id, target.year, target.measure, letter.dated_on desc, letter.imported_at desc;
grant select on targets.target_in_force to antoan_app;

create trigger letter_marked after insert or update or delete on targets.letter
  for each statement execute function platform.make_mark('targets');
