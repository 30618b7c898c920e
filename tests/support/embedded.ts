/** A data folder of its own under the system's temporary folder, open to the database's user, and an embedded server on it. */
import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedServer } from '../../src/server/platform/db/embeddedServer.ts'

export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `cchc-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

export async function embeddedInstance(name: string) {
  const dataDir = temporaryFolder(name)
  const server = await startEmbeddedServer({ dataDir })
  return {
    dataDir,
    url: server.url,
    close: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
