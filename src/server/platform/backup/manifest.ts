/** What a backup says about itself: from which version it comes, and the hash of everything in it. */
import { z } from 'zod'

/** What lets somebody in is never written into a backup: these tables come back empty. */
export const LEFT_OUT: readonly string[] = ['session', 'api_token', 'one_time_link', 'sign_in_throttle']

/** Written by the migrations themselves; their names stand in the manifest. */
export const MIGRATION_TABLE = 'cchc_migration'

export const MANIFEST = 'manifest.json'
export const MANIFEST_HASH = 'manifest.sha256'

const Name = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const Sealed = { bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }
const FilePath = z.string().refine((path) => !path.split(/[/\\]/).some((part) => ['', '.', '..'].includes(part)))

export const Manifest = z.object({
  format: z.literal(1),
  software: z.string(),
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: Name, columns: z.array(Name), rows: z.number().int(), ...Sealed })),
  sequences: z.array(z.object({ name: Name, value: z.string().regex(/^-?\d+$/), used: z.boolean() })),
  files: z.array(z.object({ path: FilePath, ...Sealed })),
})
export type Manifest = z.infer<typeof Manifest>

export const tableEntry = (name: string): string => `tables/${name}.copy`
export const fileEntry = (path: string): string => `files/${path}`
