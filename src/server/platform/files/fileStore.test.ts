import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../tests/support/database.ts'
import { holdFiles, lockFilesForSweep } from './fileStore.sql.ts'
import { findFile, putFile, sha256Of, sweepFiles } from './fileStore.ts'

let dataDir: string
let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cchc-files-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const bytes = (words: string) => Buffer.from(words)
const none = async () => new Set<string>()
const kept = () =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

test('a file is found by its hash and holds what was put', async () => {
  const sha256 = await putFile(dataDir, bytes('Kế hoạch'))
  expect(sha256).toBe(sha256Of(bytes('Kế hoạch')))
  const found = await findFile(dataDir, sha256)
  expect(found && (await text(found))).toBe('Kế hoạch')
})

test('the same bytes put many times at once are one file, and nothing unfinished stays', async () => {
  const hashes = await Promise.all(Array.from({ length: 8 }, () => putFile(dataDir, bytes('một'))))
  expect(new Set(hashes).size).toBe(1)
  expect(kept()).toHaveLength(1)
})

test('a hash that nobody put finds nothing', async () => {
  expect(await findFile(dataDir, sha256Of(bytes('không có')))).toBeNull()
})

test.each(['../../etc/passwd', 'abc', '', `${'a'.repeat(63)}/`])('%j is no hash of a file', async (key) => {
  await expect(findFile(dataDir, key)).rejects.toThrow('Not the hash')
})

test('sweeping takes what no row names and what was never finished, and nothing else', async () => {
  const used = await putFile(dataDir, bytes('có dòng'))
  const orphan = await putFile(dataDir, bytes('không dòng'))
  writeFileSync(join(dataDir, 'files', 'unfinished', 'half'), 'nửa')
  writeFileSync(join(dataDir, 'files', 'ghi-chu.txt'), 'của người khác')
  expect(await sweepFiles(dataDir, async (hashes) => new Set(hashes.filter((hash) => hash === used)))).toBe(1)
  expect(await findFile(dataDir, orphan)).toBeNull()
  expect(
    kept()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([used, 'ghi-chu.txt'].sort())
})

test('sweeping a folder that does not exist yet is nothing', async () => {
  expect(await sweepFiles(dataDir, none)).toBe(0)
  expect(existsSync(join(dataDir, 'files'))).toBe(false)
})

test('nobody sweeps while somebody writes, and writers do not wait for each other', async () => {
  await fresh.db.transaction().execute(async (writer) => {
    await holdFiles(writer)
    await fresh.db.transaction().execute((other) => holdFiles(other))
    expect(await fresh.db.transaction().execute((sweeper) => lockFilesForSweep(sweeper))).toBe(false)
  })
  expect(await fresh.db.transaction().execute((sweeper) => lockFilesForSweep(sweeper))).toBe(true)
})
