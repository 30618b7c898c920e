/** Brings the database to this version: forward only, one purpose a migration, all or nothing each. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Kysely, type Migration, type MigrationProvider, Migrator } from 'kysely'
import type { Tables } from './tables.ts'

const FOLDER = new URL('./migrations/', import.meta.url)

/** Reads the migrations' folder; works from the sources and from the built files. */
const provider: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(fileURLToPath(FOLDER))).filter((file) => /^\d{12}-[a-z-]+\.(ts|js)$/.test(file)).sort()
    const migrations: Record<string, Migration> = {}
    for (const file of files) migrations[file.replace(/\.\w+$/, '')] = await import(new URL(file, FOLDER).href)
    return migrations
  },
}

/** Runs what has not run yet and returns the names; throws the first failure, whose migration is rolled back. */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  return results.map((result) => result.migrationName)
}
