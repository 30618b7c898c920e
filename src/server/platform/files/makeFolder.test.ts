import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './makeFolder.ts'

const root = mkdtempSync(join(tmpdir(), 'cchc-folder-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each(['a', 'a/b/c', '.'])('makes %s and what is above it, once and again', async (name) => {
  const path = join(root, name)
  await makeFolder(path)
  await makeFolder(path)
  expect(statSync(path).isDirectory()).toBe(true)
})

test('a file in the place of a folder is told as such', async () => {
  writeFileSync(join(root, 'file'), '')
  await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolder(join(root, 'file', 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})

test('a link that leads nowhere is no folder', async () => {
  symlinkSync(join(root, 'nowhere'), join(root, 'link'))
  await expect(makeFolder(join(root, 'link'))).rejects.toMatchObject({ code: 'EEXIST' })
})

test.skipIf(!existsSync('/proc/self'))('where nothing can be made it says so and ends', async () => {
  const impossible = { problems: [{ code: 'folder-impossible', where: '/proc/cchc' }] }
  await expect(makeFolder('/proc/cchc')).rejects.toMatchObject(impossible)
  await expect(makeFolder('/proc/cchc/data')).rejects.toMatchObject(impossible)
})
