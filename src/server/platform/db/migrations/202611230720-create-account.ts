import { type Kysely, sql } from 'kysely'

/** People, their roles per unit, their sessions and tokens, and one-time links. Only hashes of secrets are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table user_account (
      id uuid primary key default gen_random_uuid(),
      login text not null unique,
      full_name text not null,
      email text,
      unit_id uuid not null references unit (id),
      password_hash text,
      language text not null default 'vi' check (language in ('vi', 'en')),
      disabled_at timestamptz,
      last_sign_in_at timestamptz,
      search text not null,
      version integer not null default 1
    )`.execute(db)
  await sql`create index user_account_unit on user_account (unit_id)`.execute(db)
  await sql`
    create table user_grant (
      user_id uuid not null references user_account (id) on delete cascade,
      role text not null check (role in ('office', 'director', 'head', 'officer', 'administrator')),
      unit_id uuid references unit (id),
      unique nulls not distinct (user_id, role, unit_id),
      check (unit_id is not null or role = 'administrator')
    )`.execute(db)
  await sql`
    create table session (
      token_hash text primary key,
      user_id uuid not null references user_account (id) on delete cascade,
      csrf_token text not null,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      address text not null,
      user_agent text not null
    )`.execute(db)
  await sql`create index session_of_user on session (user_id)`.execute(db)
  await sql`
    create table api_token (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references user_account (id) on delete cascade,
      name text not null,
      token_hash text not null unique,
      created_at timestamptz not null,
      last_used_at timestamptz,
      expires_on date
    )`.execute(db)
  await sql`create index api_token_of_user on api_token (user_id)`.execute(db)
  await sql`
    create table one_time_link (
      token_hash text primary key,
      user_id uuid not null references user_account (id) on delete cascade,
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db)
  await sql`
    create table sign_in_throttle (
      key text primary key,
      failures integer not null,
      counted_from timestamptz not null,
      closed_until timestamptz
    )`.execute(db)
}
