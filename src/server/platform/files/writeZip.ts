/** Packs text files into a ZIP. The same files give the same bytes: the time in it stands still. */
import { strToU8, zipSync } from 'fflate'

export function writeZip(files: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...files].map(([name, content]) => [name, strToU8(content)] as const)
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) })
}
