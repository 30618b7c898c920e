/** The bytes behind base64; null where it is none. Node reads around what is not base64; a length that does not fit shows it. */
export function findBase64Bytes(content: string): Uint8Array | null {
  const bytes = Buffer.from(content, 'base64')
  return bytes.byteLength === 0 || Math.ceil(bytes.byteLength / 3) * 4 !== content.length ? null : bytes
}
