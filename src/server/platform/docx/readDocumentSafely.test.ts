import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildModules } from '../builtModules.testing.ts'
import { docxFixture, p } from './docxFixture.testing.ts'

let built: Awaited<ReturnType<typeof buildModules>>
let readDocumentSafely: typeof import('./readDocumentSafely.ts').readDocumentSafely

beforeAll(async () => {
  built = await buildModules(import.meta.dirname, ['readDocumentSafely', 'readDocumentWorker'])
  ;({ readDocumentSafely } = await built.load('readDocumentSafely'))
}, 60_000)

afterAll(() => built.remove())

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
