/** Fills a Word template that officials edit. No code runs in a template: it names fields, and repeats what is a list. */
import { type TemplateData, TemplateHandler } from 'easy-template-x'
import { fail, ok, type Result } from '../../../core/values/result.ts'

export type TemplateFields = { readonly [name: string]: string | readonly TemplateFields[] }

/**
 * `{name}` becomes the field's text, what stands between `{#list}` and `{/list}` repeats for each entry. A template that
 * names a field that is not there, or that cannot be read, is a problem; fields that a template leaves out are its choice.
 * `inLists` names the fields of entries, for lists that may be empty.
 */
export async function fillTemplate(
  template: Uint8Array,
  fields: TemplateFields,
  inLists: readonly string[] = [],
): Promise<Result<Uint8Array>> {
  const refuse = (code: string, text: string) => fail([{ code, where: 'mẫu', text }])
  const handler = new TemplateHandler({ maxXmlDepth: 60 })
  try {
    const used = (await handler.parseTags(Buffer.from(template))).map((tag) => tag.name)
    const known = new Set([...namesOf(fields), ...inLists])
    const unknown = [...new Set(used.filter((name) => name !== '' && !known.has(name)))]
    if (unknown.length) {
      const text = `Mẫu dùng trường không có: ${unknown.join(', ')}. Các trường dùng được nêu trong fields.md cạnh mẫu.`
      return refuse('template-field-unknown', text)
    }
    return ok(new Uint8Array(await handler.process(Buffer.from(template), fields as TemplateData)))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(
      'template-unreadable',
      `Không đọc được mẫu Word: ${reason}. Mở mẫu, sửa lại các trường trong ngoặc nhọn.`,
    )
  }
}

function namesOf(fields: TemplateFields): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [name, value] of Object.entries(fields)) {
    names.add(name)
    if (typeof value !== 'string') for (const entry of value) for (const inner of namesOf(entry)) names.add(inner)
  }
  return names
}
