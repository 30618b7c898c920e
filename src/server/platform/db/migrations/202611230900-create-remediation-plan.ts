import { type Kysely, sql } from 'kysely'

/** Remediation plans of a department, the documents they were read from, and what stands in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table remediation_plan (
      id uuid primary key default gen_random_uuid(),
      department_id uuid not null references unit (id),
      year integer not null,
      kind text,
      number text,
      symbol text,
      issued_on date,
      issued_month text,
      place text,
      issuer text,
      subject text not null,
      bases jsonb not null,
      index_result jsonb,
      recipients jsonb not null,
      signer jsonb not null,
      search text not null,
      version integer not null default 1,
      confirmed_at timestamptz not null,
      confirmed_by text not null
    )`.execute(db)
  await sql`create index remediation_plan_list on remediation_plan (department_id, year desc, confirmed_at desc)`.execute(
    db,
  )
  await sql`
    create table plan_document (
      id uuid primary key default gen_random_uuid(),
      plan_id uuid not null references remediation_plan (id) on delete cascade,
      department_id uuid not null references unit (id),
      ordinal integer not null,
      file_name text not null,
      format text not null check (format in ('txt', 'docx', 'pdf')),
      bytes integer not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      added_at timestamptz not null,
      added_by text not null,
      unique (plan_id, ordinal)
    )`.execute(db)
  await sql`create unique index plan_document_once on plan_document (department_id, sha256)`.execute(db)
  await sql`create index plan_document_file on plan_document (sha256)`.execute(db)
  await sql`
    create table plan_shortcoming (
      id uuid primary key default gen_random_uuid(),
      plan_id uuid not null references remediation_plan (id) on delete cascade,
      sort integer not null,
      section text not null,
      text text not null,
      cause text not null check (cause in ('evidence', 'target', 'notDone', 'quality', 'other')),
      actual text,
      required text,
      place jsonb
    )`.execute(db)
  await sql`create index plan_shortcoming_plan on plan_shortcoming (plan_id, sort)`.execute(db)
  await sql`
    create table plan_shortcoming_criterion (
      shortcoming_id uuid not null references plan_shortcoming (id) on delete cascade,
      criterion text not null,
      loss_criterion text,
      sort integer not null,
      primary key (shortcoming_id, criterion)
    )`.execute(db)
  await sql`
    create table plan_target (
      id uuid primary key default gen_random_uuid(),
      plan_id uuid not null references remediation_plan (id) on delete cascade,
      sort integer not null,
      section text not null,
      text text not null,
      value numeric not null,
      unit text not null,
      op text not null check (op in ('>=', '<=', '=', '>', '<')),
      place jsonb
    )`.execute(db)
  await sql`create index plan_target_plan on plan_target (plan_id, sort)`.execute(db)
  await sql`
    create table plan_responsibility (
      id uuid primary key default gen_random_uuid(),
      plan_id uuid not null references remediation_plan (id) on delete cascade,
      sort integer not null,
      item_id text not null,
      words text not null,
      unit_id uuid references unit (id),
      group_id uuid references unit_group (id) on delete set null,
      text text not null,
      coordinating jsonb not null,
      deadline jsonb,
      place jsonb,
      check (unit_id is null or group_id is null)
    )`.execute(db)
  await sql`create index plan_responsibility_plan on plan_responsibility (plan_id, sort)`.execute(db)
  await sql`create index plan_responsibility_unit on plan_responsibility (unit_id)`.execute(db)
  await sql`create index plan_responsibility_group on plan_responsibility (group_id)`.execute(db)
}
