/** A full disk, on a small file system of its own; where this machine lets nobody mount one, the test says so. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { readdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { buildServer, cchc, startCchc, until } from '../support/built.ts'
import { temporaryFolder } from '../support/embedded.ts'

let disk: string | null = null

beforeAll(buildServer)

afterEach(async () => {
  if (disk === null) return
  spawnSync('umount', [disk])
  await rm(disk, { recursive: true, force: true })
  disk = null
})

/** False where mounting is not allowed. */
function mountDisk(megabytes: number): boolean {
  disk = temporaryFolder('full')
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk]).status === 0
}

/** Takes every byte that is left. */
async function fill(folder: string) {
  const { bavail, bsize } = await statfs(folder)
  try {
    writeFileSync(join(folder, 'filling'), Buffer.alloc(bavail * bsize + 1_000_000))
  } catch {
    // No byte is left: what was wanted.
  }
}

const disksFull = { code: 1, stderr: expect.stringMatching(/Ổ đĩa chứa .* đã đầy\. .*giải phóng dung lượng/) }

test('on a disk too small for a database the first start says so, and leaves nothing half made', async (context) => {
  if (!mountDisk(30)) return context.skip('no file system can be mounted here')
  const data = join(disk ?? '', 'data')
  expect(await cchc(['start', '--data', data, '--empty', '--port', '18099'])).toMatchObject(disksFull)
  expect(await readdir(data)).toEqual([])
}, 300_000)

test('on a disk that fills up, a backup and the next start are refused, and nothing is lost', async (context) => {
  if (!mountDisk(75)) return context.skip('no file system can be mounted here')
  const folder = disk ?? ''
  const data = join(folder, 'data')
  const words = ['start', '--data', data, '--port', '18099']
  const running = startCchc([...words, '--empty'])
  await until(() => running.stdout().includes('lien-ket'), { timeoutMs: 150_000, what: 'the link' })
  await fill(folder)
  expect(await cchc(['backup', join(folder, 'b.zip'), '--data', data])).toMatchObject(disksFull)
  expect(await readdir(folder)).toEqual(['data', 'filling'])
  running.child.kill('SIGTERM')
  await running.ended
  expect(await cchc(words)).toMatchObject(disksFull)
  await rm(join(folder, 'filling'))
  expect(await cchc(['audit', 'verify', '--data', data])).toMatchObject({ code: 0 })
}, 300_000)
