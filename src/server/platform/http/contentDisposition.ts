/** The header that names a file to save: an ASCII name for old programs, the real one beside it (RFC 6266). */
export function contentDisposition(fileName: string): string {
  const name = fileName.replace(/[\p{Cs}\p{Cc}]/gu, '_')
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\w.() -]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
