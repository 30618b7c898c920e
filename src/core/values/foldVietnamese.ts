/** Lower case, NFC, without diacritics: "Đống Đa" and "dong da" become the same. For search, never for display. */
export function foldVietnamese(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().normalize('NFC')
}
