import { type Kysely, sql } from 'kysely'

/** The log is not emptied at one stroke either: a trigger on rows does not see `truncate`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger audit_entry_is_kept before truncate on audit_entry
    for each statement execute function refuse_audit_change()`.execute(db)
}
