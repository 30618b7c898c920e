/** The bytes of a TXT, DOCX or PDF made into lines and tables with positions. The content decides what a file is, never its name. */
import type { Document } from '../../../core/values/document.ts'
import { documentFromText } from '../../../core/values/document.ts'
import type { Result } from '../../../core/values/result.ts'
import { fail, ok } from '../../../core/values/result.ts'
import { type DocumentProblemCode, documentProblem, MAX_FILE_BYTES, UnreadableDocument } from './documentProblems.ts'
import { readDocx } from './readDocx.ts'
import { readPdf } from './readPdf.ts'
import { readText, refuseLegacy } from './readText.ts'
import { readZip } from './zipEntries.ts'

export interface DocumentFile {
  readonly bytes: Uint8Array
  readonly fileName: string
}

/** A document, or the problem that keeps the file from being read. Never throws on bad bytes. */
export async function readDocument({ bytes, fileName }: DocumentFile): Promise<Result<Document>> {
  try {
    const document = await readBytes(bytes)
    const words = document.blocks.map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map((row) => row.cells.map((cell) => cell.text).join(' ')).join('\n'),
    )
    if (words.every((text) => text.trim() === '')) return fail([documentProblem('document-without-words', fileName)])
    if (document.format !== 'txt') refuseLegacy(words.slice(0, 400).join('\n'))
    return ok(document)
  } catch (error) {
    if (error instanceof UnreadableDocument) return fail([documentProblem(error.code, fileName)])
    throw error
  }
}

async function readBytes(bytes: Uint8Array): Promise<Document> {
  if (bytes.byteLength === 0) throw new UnreadableDocument('file-empty')
  if (bytes.byteLength > MAX_FILE_BYTES) throw new UnreadableDocument('file-too-large')
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  if (start.startsWith('PK')) return readPackage(bytes)
  if (start.includes('%PDF-')) return readPdf(bytes)
  const other = otherFormat(start, bytes)
  if (other) throw new UnreadableDocument(other)
  return documentFromText(readText(bytes))
}

async function readPackage(bytes: Uint8Array): Promise<Document> {
  const { names, entries } = await readZip(bytes, (name) => /^word\/(?:document\d*|numbering|styles)\.xml$/.test(name))
  const textOf = (pattern: RegExp): string | null => {
    for (const [name, content] of entries)
      if (pattern.test(name)) return new TextDecoder(xmlEncoding(content)).decode(content)
    return null
  }
  const document = textOf(/^word\/document\d*\.xml$/)
  if (document === null) throw new UnreadableDocument(otherPackage(names))
  return readDocx({ document, numbering: textOf(/numbering/), styles: textOf(/styles/) })
}

const xmlEncoding = (content: Uint8Array): string =>
  content[0] === 0xff && content[1] === 0xfe
    ? 'utf-16le'
    : content[0] === 0xfe && content[1] === 0xff
      ? 'utf-16be'
      : 'utf-8'

function otherPackage(names: readonly string[]): DocumentProblemCode {
  if (names.some((name) => name.startsWith('xl/'))) return 'is-spreadsheet'
  if (names.some((name) => name.startsWith('ppt/'))) return 'is-slides'
  if (names.includes('content.xml') && names.includes('mimetype')) return 'is-opendocument'
  return names.includes('[Content_Types].xml') ? 'docx-damaged' : 'is-archive'
}

function otherFormat(start: string, bytes: Uint8Array): DocumentProblemCode | null {
  if (start.startsWith('\xD0\xCF\x11\xE0')) return oldOffice(bytes)
  if (start.startsWith('{\\rtf')) return 'rtf-old'
  if (
    start.startsWith('\x89PNG') ||
    start.startsWith('\xFF\xD8\xFF') ||
    start.startsWith('GIF8') ||
    start.startsWith('II*\0') ||
    start.startsWith('MM\0*') ||
    start.startsWith('BM')
  )
    return 'is-image'
  if (/^\s*(?:<!doctype html|<html)/i.test(start.replace(/^ï»¿/, ''))) return 'is-html'
  return null
}

/** Word and Excel before 2007 share a container; a modern file with a password is wrapped in it too. */
function oldOffice(bytes: Uint8Array): DocumentProblemCode {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (name: string) => whole.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) return 'docx-locked'
  if (has('Workbook')) return 'is-spreadsheet'
  return has('PowerPoint Document') ? 'is-slides' : 'doc-old'
}
