/** The year in which a cited document was issued, as far as its citation tells. */

const BY_NUMBER = /\d+\/((?:19|20)\d{2})(?!\d)/g // 107/2021/NĐ-CP, 34/2016, 12/01/2023
const BY_DATE = /(?<!\d)\d{1,2}[-.]\d{1,2}[-.]((?:19|20)\d{2})(?!\d)/g // 12-01-2023, 12.01.2023
const BY_DAY = /tháng\s+\d{1,2}\s+năm\s+(\d{4})/giu
const LAW = /^(?:hiến pháp|bộ luật|luật|pháp lệnh)\b/iu // laws are called by their year: Luật … năm 2015
const YEAR = /(?<![\d/])((?:19|20)\d{2})(?![\d/])/g

const DATED = [BY_NUMBER, BY_DATE, BY_DAY]

/** The latest year told; null where the citation names none. "Kế hoạch … năm 2023" tells what it is for, not when it was issued. */
export function findCitedYear(document: string): number | null {
  const patterns = LAW.test(document) ? [...DATED, YEAR] : DATED
  const years = patterns.flatMap((pattern) => [...document.matchAll(pattern)].map((match) => Number(match[1])))
  return years.length === 0 ? null : Math.max(...years)
}
