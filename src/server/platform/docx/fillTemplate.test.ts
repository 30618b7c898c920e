import { Document, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import { fillTemplate } from './fillTemplate.ts'
import { readDocument } from './readDocument.ts'

const templateOf = async (...lines: string[]) =>
  new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] })),
  )

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const read = await readDocument({ bytes, fileName: 'x.docx' })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
}

describe('a template', () => {
  test('repeats whole paragraphs for each entry and leaves nothing of an empty list', async () => {
    const template = await templateOf(
      'Đầu',
      '{#items [loopOver: "paragraph"]}- {text}',
      '{#parts [loopOver: "paragraph"]}+ {text}{/parts}{/items}',
      'Cuối',
    )
    const items = [
      { text: 'một', parts: [{ text: 'a' }, { text: 'b' }] },
      { text: 'hai', parts: [] },
    ]
    const filled = await fillTemplate(template, { items })
    if (!filled.ok) throw new Error(JSON.stringify(filled.problems))
    expect(await textOf(filled.value)).toEqual(['Đầu', '- một', '+ a', '+ b', '- hai', 'Cuối'])
  })

  test('with a field that there is not is refused, and the field is named', async () => {
    const filled = await fillTemplate(await templateOf('{tenLa} và {subject}'), { subject: 'x' })
    expect(filled).toMatchObject({
      ok: false,
      problems: [{ code: 'template-field-unknown', text: expect.stringContaining('tenLa') }],
    })
  })

  test.each([
    ['a list that is never closed', () => templateOf('{#items}x')],
    ['no Word file', async () => new TextEncoder().encode('không phải Word')],
  ])('with %s is refused with a sentence', async (_, make) => {
    const filled = await fillTemplate(await make(), { items: [] })
    expect(filled).toMatchObject({ ok: false, problems: [{ text: expect.stringMatching(/mẫu/i) }] })
  })

  test('text that looks like a field or like XML stays text', async () => {
    const filled = await fillTemplate(await templateOf('{text}'), { text: '{subject} <w:p/> & "x"' })
    if (!filled.ok) throw new Error('it is filled')
    expect(await textOf(filled.value)).toEqual(['{subject} <w:p/> & "x"'])
  })
})
