/** What keeps a file from going with a report: its content decides what it is, and its name must not say something else. */
import { MOST_TASK_FILE_BYTES } from '../../../contract/remediation.ts'
import { readZip } from '../../platform/docx/zipEntries.ts'

export type TaskFileFault =
  | 'file-too-large'
  | 'file-kind-unknown'
  | 'file-not-its-name'
  | 'file-with-macros'
  | 'file-damaged'

/** The endings that a file of each kind goes by. */
const ENDINGS = {
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  pptx: ['pptx'],
  oldOffice: ['doc', 'xls', 'ppt'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  text: ['txt', 'csv'],
} as const
type Kind = keyof typeof ENDINGS

export async function findTaskFileFault(file: {
  readonly fileName: string
  readonly bytes: Uint8Array
}): Promise<TaskFileFault | null> {
  if (file.bytes.byteLength > MOST_TASK_FILE_BYTES) return 'file-too-large'
  const kind = await kindOf(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  if (typeof kind !== 'string') return kind.fault
  const ending = /\.([^.]+)$/.exec(file.fileName.toLowerCase())?.[1] ?? ''
  const endings: readonly string[] = ENDINGS[kind]
  return endings.includes(ending) ? null : 'file-not-its-name'
}

type Found = Kind | { readonly fault: TaskFileFault }

async function kindOf(bytes: Buffer): Promise<Found> {
  const start = bytes.subarray(0, 16).toString('latin1')
  if (start.startsWith('PK')) return packageKind(bytes)
  // Some programs write a mark of the encoding or a blank line before it.
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-/.test(start)) return 'pdf'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oldOfficeKind(bytes)
  return isText(bytes) ? 'text' : { fault: 'file-kind-unknown' }
}

/** Only the list of entries is read: nothing is inflated. */
async function packageKind(bytes: Buffer): Promise<Found> {
  const names = await readZip(bytes, () => false).then(
    (zip) => zip.names,
    () => null,
  )
  if (names === null) return { fault: 'file-damaged' }
  if (names.some((name) => /vbaproject\.bin$/i.test(name))) return { fault: 'file-with-macros' }
  if (!names.includes('[Content_Types].xml')) return { fault: 'file-kind-unknown' }
  if (names.some((name) => name.startsWith('word/'))) return 'docx'
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx'
  return names.some((name) => name.startsWith('ppt/')) ? 'pptx' : { fault: 'file-kind-unknown' }
}

/** Word, Excel and PowerPoint before 2007 keep the names of their streams in UTF-16. */
function oldOfficeKind(bytes: Buffer): Found {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (has('_VBA_PROJECT')) return { fault: 'file-with-macros' }
  const isKnown = ['WordDocument', 'Workbook', 'Book', 'PowerPoint Document'].some(has)
  return isKnown ? 'oldOffice' : { fault: 'file-kind-unknown' }
}

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/(?![\t\n\r\f])\p{Cc}/u.test(text) && !/^\s*<(?:!doctype|html|svg|script|\?xml)/i.test(text)
  } catch {
    return false
  }
}
