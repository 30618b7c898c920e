import { type Kysely, sql } from 'kysely'

/** The audit log: chained by hash; the database itself refuses to change or delete an entry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_entry (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor_id uuid,
      actor_name text not null,
      via text not null check (via in ('web', 'token', 'command', 'system')),
      action text not null,
      subject_kind text not null,
      subject_id text,
      subject_name text,
      department_id uuid,
      detail jsonb not null,
      search text not null,
      previous_hash text not null,
      hash text not null unique
    )`.execute(db)
  await sql`create index audit_entry_department on audit_entry (department_id, id desc)`.execute(db)
  await sql`create index audit_entry_actor on audit_entry (actor_id, id desc)`.execute(db)
  await sql`create index audit_entry_action on audit_entry (action, id desc)`.execute(db)
  await sql`create index audit_entry_at on audit_entry (at)`.execute(db)
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit entries are never changed';
    end $$`.execute(db)
  await sql`
    create trigger audit_entry_is_final before update or delete on audit_entry
    for each row execute function refuse_audit_change()`.execute(db)
}
