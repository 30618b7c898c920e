import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fault } from '../fault.ts'

/**
 * Makes a folder and those above it. Node's own `recursive` never ends where the system says that the folder above,
 * which is there, is not (`/proc`, folders of an automounter).
 */
export async function makeFolder(path: string): Promise<void> {
  if (await tryMaking(path)) return
  const above = dirname(path)
  if (above !== path) await makeFolder(above)
  if (await tryMaking(path)) return
  const text = `Hệ thống không cho tạo thư mục ${path} ở nơi đó. Chọn một thư mục khác.`
  throw fault('folder-impossible', path, text)
}

/** False where the folder above is missing, or is said to be. */
async function tryMaking(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') return false
    // Said as EEXIST, as EISDIR of a disk's root, as EROFS of a disk that may only be read.
    if (await isFolder(path)) return true
    throw error
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
