create schema identity;
grant usage on schema identity to antoan_app;

create table identity.account (
  id uuid not null,
  email text not null,
  name text not null,
  role text not null constraint account_role check (role in ('ministry', 'province', 'reader')),
  province_id uuid,
  password_hash text not null,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  constraint account_pk primary key (id),
  constraint account_email unique (email),
  constraint account_territory check (role <> 'province' or province_id is not null)
);
comment on column identity.account.province_id is 'The province held, with its predecessors. Empty: the nation.';
alter table identity.account enable row level security;
create policy account_read on identity.account for select to antoan_app
  using (
    coalesce(current_setting('app.scope', true), '') = 'nation'
    or id = nullif(current_setting('app.account', true), '')::uuid
  );
create policy account_write on identity.account for all to antoan_app
  using (current_setting('app.role', true) = 'system');
grant select, insert, update on identity.account to antoan_app;

create table identity.session (
  token_hash text not null,
  account_id uuid not null constraint session_account references identity.account (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint session_pk primary key (token_hash)
);
comment on column identity.session.token_hash is 'SHA-256 of the cookie: who reads the table cannot sign in with it.';
alter table identity.session enable row level security;
create policy session_system on identity.session to antoan_app
  using (current_setting('app.role', true) = 'system');
grant select, insert, update, delete on identity.session to antoan_app;

-- Who a cookie belongs to: asked before anybody is known, by every request, so it is one statement past the policies.
create function identity.find_session(wanted text, at timestamptz)
returns table (id uuid, email text, name text, role text, province_id uuid, is_demo boolean)
language sql stable security definer set search_path = identity, pg_temp as $$
  select account.id, account.email, account.name, account.role, account.province_id, account.is_demo
  from session join account on account.id = session.account_id
  where session.token_hash = wanted and session.expires_at > at
$$;
revoke execute on function identity.find_session from public;
grant execute on function identity.find_session to antoan_app;
