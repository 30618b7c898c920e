import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { planDraftRoutes as routes } from '../../../contract/planDrafts.ts'
import { aDraft, aTask } from '../../../core/plans/editing/aDraft.testing.ts'
import { p } from '../../platform/docx/docxFixture.testing.ts'
import { readDocument } from '../../platform/docx/readDocument.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import { packageFolder } from '../../platform/packageFolder.ts'
import { insertDraft } from './planDrafts.sql.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.db.deleteFrom('plan_template').execute()
})

const shipped = readFileSync(join(packageFolder, 'templates/ke-hoach-khac-phuc/template.docx'))
/** The least that Word opens. */
const wordFile = (body: string, more: Readonly<Record<string, string>> = {}) =>
  writeZip(
    new Map(
      Object.entries({
        ...more,
        '[Content_Types].xml':
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        '_rels/.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      }),
    ),
  )
/** A template with a relation of that type to somewhere outside. */
const related = (type: string, target: string) =>
  wordFile(p('KẾ HOẠCH {subject}'), {
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
  })
const field = (...runs: readonly string[]) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${runs.map((run) => `<w:r><w:instrText>${run}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
const own = wordFile(p('MẪU RIÊNG CỦA SỞ') + p('{issuer}') + p('KẾ HOẠCH {subject}'))
const replace = (upload: Uint8Array, fileName = 'Mẫu của Sở.docx') =>
  t.send('office', routes.replaceTemplate, { query: { fileName }, upload })
const state = () => t.call('officer', routes.templateState)
const inUse = async () => Buffer.from(await t.download('officer', routes.template))

test('the template that comes with the software is used until the Office puts its own in its place', async () => {
  expect(await state()).toEqual({ own: null })
  expect((await inUse()).equals(shipped)).toBe(true)
  expect((await replace(own)).statusCode).toBe(204)
  expect((await inUse()).equals(Buffer.from(own))).toBe(true)
  expect((await state()).own).toMatchObject({ fileName: 'Mẫu của Sở.docx', addedBy: 'Người office', version: 1 })
  await replace(own, 'Mẫu sửa.docx')
  expect((await state()).own).toMatchObject({ fileName: 'Mẫu sửa.docx', version: 2 })
  await t.call('office', routes.removeTemplate)
  await t.call('office', routes.removeTemplate)
  expect(await state()).toEqual({ own: null })
  const log = (await t.call('director', auditRoutes.list, {})).rows.filter(({ action }) => /^planTemplate/.test(action))
  expect(log.map(({ action }) => action)).toEqual([
    'planTemplate.removed',
    'planTemplate.replaced',
    'planTemplate.replaced',
  ])
})

test('a draft is written into the department’s own template', async () => {
  await replace(own)
  const draft = aDraft({ tasks: [aTask()] })
  const { id } = await t.db.transaction().execute((tx) =>
    insertDraft(tx, t.own.id, {
      year: 2023,
      subject: '',
      shortcomings: 0,
      tasks: 1,
      without_lead: 0,
      draft,
      updated_at: new Date(),
      updated_by: 'Hệ thống',
    }),
  )
  const bytes = await t.download('officer', routes.document, { params: { draftId: id } })
  const document = await readDocument({ bytes, fileName: 'x.docx' })
  expect(JSON.stringify(document)).toContain('MẪU RIÊNG CỦA SỞ')
  expect(JSON.stringify(document)).toContain(draft.header.subject)
})

test.each<[string, Uint8Array]>([
  ['a link that a reader may press', related('hyperlink', 'https://so.example/')],
  ['the number of the page', wordFile(p('{subject}') + field(' PAGE ') + field(' REF DDE1 '))],
])('%s may stand in a template', async (_case, bytes) => {
  expect((await replace(bytes)).statusCode).toBe(204)
})

test.each<[string, Uint8Array, string, string]>([
  ['a field that a plan has not', wordFile(p('{issuer} {nguoiKy}')), 'mau.docx', 'nguoiKy'],
  ['a list that is not closed', wordFile(p('{#taskSections} {title}')), 'mau.docx', 'mẫu'],
  ['bytes that are no document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'mau.docx', 'Word'],
  ['a macro', wordFile(p('{subject}'), { 'word/vbaProject.bin': 'x' }), 'mau.docx', 'macro'],
  ['an object', wordFile(p('{subject}'), { 'word/embeddings/oleObject1.bin': 'x' }), 'mau.docx', 'đối tượng nhúng'],
  ['a template that is fetched', related('attachedTemplate', 'https://la.example/t.dotm'), 'mau.docx', 'la.example'],
  ['a picture that is fetched', related('image', 'file://la.example/a.png'), 'mau.docx', 'la.example'],
  ['a field that starts a program', wordFile(p('{subject}') + field('DDE', 'AUTO calc')), 'mau.docx', 'DDEAUTO calc'],
  [
    'a field that brings in a file',
    wordFile(`${p('{subject}')}<w:p><w:fldSimple w:instr=" INCLUDETEXT C:/a.docx "/></w:p>`),
    'mau.docx',
    'INCLUDETEXT',
  ],
  ['a part that is broken', wordFile(p('{subject}'), { 'word/footer1.xml': '<w:ftr><w:p>' }), 'mau.docx', 'hỏng'],
  ['a text', Buffer.from('KẾ HOẠCH {subject}'), 'mau.txt', 'DOCX'],
])('%s is refused with what is wrong, and the template in use stays', async (_case, bytes, fileName, says) => {
  const response = await replace(bytes, fileName)
  expect([response.statusCode, response.json().code]).toEqual([400, 'template-at-fault'])
  expect(
    response
      .json()
      .problems.map(({ text }: { text: string }) => text)
      .join(' '),
  ).toContain(says)
  expect(await state()).toEqual({ own: null })
})
