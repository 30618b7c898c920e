/** Bytes of a text file to Unicode: UTF-8, UTF-16 and Windows-1258; older Vietnamese encodings are named as problems. */
import { UnreadableDocument } from './documentProblems.ts'
import { legacyEncoding } from './legacyEncoding.ts'

/** Throws `UnreadableDocument` where the encoding is TCVN3, VNI or unknown. */
export function readText(bytes: Uint8Array): string {
  const text = decode(bytes)
  refuseLegacy(text)
  return text
}

export function refuseLegacy(text: string): void {
  const legacy = legacyEncoding(text)
  if (legacy === 'TCVN3') throw new UnreadableDocument('encoding-tcvn3')
  if (legacy === 'VNI') throw new UnreadableDocument('encoding-vni')
}

function decode(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes)
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes)
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== null) {
    if (utf8.includes('\0')) throw new UnreadableDocument('format-unknown')
    return utf8
  }
  if (isBinary(bytes)) throw new UnreadableDocument('format-unknown')
  const vietnamese = new TextDecoder('windows-1258').decode(bytes)
  const words = vietnamese.normalize('NFC').match(/(?<!\p{L})(?:và|của|các|ngày|năm|công)(?!\p{L})/gu)
  if ((words?.length ?? 0) >= 2) return vietnamese
  refuseLegacy(new TextDecoder('windows-1252').decode(bytes))
  throw new UnreadableDocument('encoding-unknown')
}

/** Control characters that no text has, in more than one byte of a hundred. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 20_000)
  const controls = sample.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  return controls > sample.length * 0.01
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** By its byte order mark, else by the zero bytes that every second letter of plain words has. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length - (bytes.length % 2), 2000)
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  if (odd > length * 0.2 && even < length * 0.02) return 'utf-16le'
  return even > length * 0.2 && odd < length * 0.02 ? 'utf-16be' : null
}
