import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogueFolder, readCatalogueZip } from './readFolder.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cchc-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

const text = (content: string) => new TextEncoder().encode(content)
const codes = (read: Awaited<ReturnType<typeof readCatalogueZip>>) =>
  read.ok ? [...read.value.keys()] : read.problems.map(({ code }) => code)

describe('a folder', () => {
  test('gives its YAML files by relative path, and nothing else', async () => {
    await writeFile(join(folder, 'catalogue.yaml'), 'tên: Sở')
    await writeFile(join(folder, 'quyet-dinh.pdf'), 'x')
    await writeFile(join(folder, '.an.yaml'), 'x')
    await mkdir(join(folder, 'con'))
    await writeFile(join(folder, 'con', 'a.yaml'), 'a: 1')
    const read = await readCatalogueFolder(folder)
    expect(read.ok && Object.fromEntries(read.value)).toEqual({ 'catalogue.yaml': 'tên: Sở', 'con/a.yaml': 'a: 1' })
  })

  test('knows a file whose name was written decomposed, as Macs do', async () => {
    await writeFile(join(folder, '1-chỉ-đạo.yaml'.normalize('NFD')), 'a: 1')
    expect(codes(await readCatalogueFolder(folder))).toEqual(['1-chỉ-đạo.yaml'.normalize('NFC')])
  })

  test('does not follow links out of it', async () => {
    await symlink('/etc/passwd', join(folder, 'catalogue.yaml'))
    expect(codes(await readCatalogueFolder(folder))).toEqual(['link'])
  })

  test.each([
    ['a file of more than 1 MB', 'a.yaml', new Uint8Array(1_000_001), ['file-too-large']],
    ['bytes that are not UTF-8', 'a.yaml', new Uint8Array([0x53, 0xec, 0x0a]), ['not-utf8']],
    ['a file of exactly 1 MB', 'a.yaml', new Uint8Array(1_000_000).fill(0x20), ['a.yaml']],
  ])('with %s', async (_, name, bytes, expected) => {
    await writeFile(join(folder, name), bytes)
    expect(codes(await readCatalogueFolder(folder))).toEqual(expected)
  })

  test('that is not there, or is a file, is told', async () => {
    await writeFile(join(folder, 'a.yaml'), '')
    expect(codes(await readCatalogueFolder(join(folder, 'x')))).toEqual(['folder-missing'])
    expect(codes(await readCatalogueFolder(join(folder, 'a.yaml')))).toEqual(['not-a-folder'])
  })
})

describe('a ZIP', () => {
  test('gives the set wherever it lies in it', async () => {
    const zip = zipSync({
      'so/2022/catalogue.yaml': text('a: Sở'),
      'so/2022/1.yaml': text('b: 2'),
      '__MACOSX/so/2022/._1.yaml': text('x'),
      'so/doc.pdf': text('x'),
    })
    const read = await readCatalogueZip(zip)
    expect(read.ok && Object.fromEntries(read.value)).toEqual({ 'catalogue.yaml': 'a: Sở', '1.yaml': 'b: 2' })
  })

  const set = { 'catalogue.yaml': text('a: 1') }
  test.each([
    ['two sets', zipSync({ 'a/catalogue.yaml': text(''), 'b/catalogue.yaml': text('') }), ['several-sets']],
    ['no set', zipSync({ 'a.yaml': text('') }), ['file-missing']],
    ['a bomb', zipSync({ ...set, 'b.yaml': new Uint8Array(30_000_000) }), ['file-too-large']],
    [
      'many files that are large together',
      zipSync({
        ...set,
        ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.yaml`, new Uint8Array(999_000)])),
      }),
      ['zip-too-large'],
    ],
    [
      'too many files',
      zipSync(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.yaml`, text('')]))),
      ['too-many-files'],
    ],
    ['text that is not UTF-8', zipSync({ ...set, 'b.yaml': new Uint8Array([0xff]) }), ['not-utf8']],
    ['a path that climbs out', zipSync({ ...set, '../b.yaml': text('') }), ['zip-damaged']],
    ['its end cut off', zipSync(set).subarray(0, 60), ['zip-damaged']],
    ['no bytes', new Uint8Array(0), ['zip-damaged']],
    ['other bytes', text('unit: so'), ['zip-damaged']],
    ['more than 20 MB', new Uint8Array(20_000_001), ['file-too-large']],
  ])('with %s is refused in a sentence', async (_, zip, expected) => {
    expect(codes(await readCatalogueZip(zip))).toEqual(expected)
  })

  test('whose entry unfolds to more than it declares is refused', async () => {
    const zip = zipSync({ 'catalogue.yaml': new Uint8Array(900_000) })
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
    const central = findSignature(zip, 0x02014b50)
    view.setUint32(central + 24, 10, true)
    expect(codes(await readCatalogueZip(zip))).toEqual(['zip-damaged'])
  })
})

function findSignature(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === signature) return at
  throw new Error('No such record')
}
