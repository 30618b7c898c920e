/** What in a Word file would act by itself on the machine of whoever opens it: macros, objects, what is fetched from outside. */
import type { Problem } from '../../../core/values/result.ts'
import { documentProblem, UnreadableDocument } from './documentProblems.ts'
import { parseXml } from './xmlTags.ts'
import { readZip } from './zipEntries.ts'

const MACRO = /(^|\/)(vbaProject\.bin|vbaData\.xml)$/i
const OBJECT = /(^|\/)(activeX|embeddings|control)\/|(^|\/)afchunk/i
/** A press on it is the reader's own; every other target outside is fetched on opening. */
const HYPERLINK = /\/hyperlink$/i
/** Fields that start another program, or bring in a file from elsewhere. */
const REACHES_OUT = /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b/i

/** Empty where nothing acts by itself; a part that is damaged, or swells without end, is a problem as well. */
export async function activeParts(bytes: Uint8Array, fileName: string): Promise<readonly Problem[]> {
  try {
    return await activeIn(bytes)
  } catch (error) {
    if (error instanceof UnreadableDocument) return [documentProblem(error.code, fileName)]
    throw error
  }
}

async function activeIn(bytes: Uint8Array): Promise<readonly Problem[]> {
  const { names, entries } = await readZip(bytes, (name) => /\.(rels|xml)$/i.test(name))
  const problems: Problem[] = []
  const tell = (code: string, text: string) => {
    if (!problems.some((problem) => problem.text === text)) problems.push({ code, where: 'mẫu', text })
  }
  if (names.some((name) => MACRO.test(name)))
    tell('template-macro', 'Tệp có macro. Lưu lại ở dạng .docx không có macro rồi chọn lại.')
  if (names.some((name) => OBJECT.test(name)))
    tell(
      'template-object',
      'Tệp có đối tượng nhúng (bảng tính, điều khiển, tệp kèm). Xoá đối tượng đó, chỉ giữ chữ, bảng và hình.',
    )
  for (const [name, content] of entries) {
    const xml = new TextDecoder().decode(content)
    if (/\.rels$/i.test(name)) {
      for (const target of outsideTargets(xml))
        tell(
          'template-outside',
          `Tệp tự lấy nội dung từ bên ngoài khi mở: ${target}. Bỏ liên kết đó, hoặc chèn hẳn hình vào tệp.`,
        )
    } else if (/^word\//i.test(name)) {
      for (const field of fieldsOf(xml).filter((one) => REACHES_OUT.test(one)))
        tell('template-field-outside', `Tệp có trường gọi ra ngoài: ${field.trim().slice(0, 60)}. Xoá trường đó.`)
    }
  }
  return problems
}

function outsideTargets(xml: string): string[] {
  const targets: string[] = []
  const open = ({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }) => {
    const { TargetMode = '', Type = '', Target = '' } = attributes
    if (name === 'Relationship' && /^external$/i.test(TargetMode) && !HYPERLINK.test(Type))
      targets.push(Target.slice(0, 120))
  }
  parseXml(xml, { open, close: () => {} })
  return targets
}

/** The instructions of the fields; Word may spread one over many runs. */
function fieldsOf(xml: string): string[] {
  const fields: string[] = []
  let isInstruction = false
  parseXml(xml, {
    open: ({ name, attributes }) => {
      isInstruction = name === 'instrText'
      if (name === 'fldSimple') fields.push(attributes.instr ?? '')
      if (name === 'fldChar' && attributes.fldCharType === 'begin') fields.push('')
    },
    close: () => {
      isInstruction = false
    },
    text: (text) => {
      if (isInstruction) fields.push((fields.pop() ?? '') + text)
    },
  })
  return fields
}
