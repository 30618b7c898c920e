import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docxFixture, p } from './docxFixture.testing.ts'

// Node 20 runs no TypeScript in a thread: the reader is tried as it is built.
let folder: string
let readDocumentSafely: typeof import('./readDocumentSafely.ts').readDocumentSafely

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cchc-reader-'))
  const at = (name: string) => join(import.meta.dirname, name)
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: {
        input: { readDocumentSafely: at('readDocumentSafely.ts'), readDocumentWorker: at('readDocumentWorker.ts') },
        output: { entryFileNames: '[name].js', format: 'es' },
      },
    },
  })
  ;({ readDocumentSafely } = await import(pathToFileURL(join(folder, 'readDocumentSafely.js')).href))
}, 60_000)

afterAll(async () => rm(folder, { recursive: true, force: true }))

test('a document is read in a thread of its own', async () => {
  const result = await readDocumentSafely({ bytes: docxFixture(p('Kế hoạch năm 2026')), fileName: 'a.docx' })
  expect(result).toMatchObject({ ok: true, value: { format: 'docx', blocks: [{ text: 'Kế hoạch năm 2026' }] } })
})

test('a file that cannot be read gives its problem', async () => {
  const result = await readDocumentSafely({ bytes: new Uint8Array(), fileName: 'a.docx' })
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'file-empty' }] })
})

test('reading that takes too long is stopped', async () => {
  const bytes = docxFixture(p('Kế hoạch năm 2026').repeat(100_000))
  const result = await readDocumentSafely({ bytes, fileName: 'a.docx' }, 20)
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'reading-took-too-long', where: 'a.docx' }] })
})
