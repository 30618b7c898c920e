/** The periods a year is reported in, and how they are called. */

const NAMES: ReadonlyMap<string, string> = new Map([
  ...Array.from({ length: 12 }, (_, at) => [`M${at + 1}`, `Tháng ${at + 1}`] as const),
  ['Q1', 'Quý I'],
  ['Q2', 'Quý II'],
  ['Q3', 'Quý III'],
  ['Q4', 'Quý IV'],
  ['H1', '6 tháng đầu năm'],
  ['H2', '6 tháng cuối năm'],
  ['Y', 'Năm'],
])

export const isPeriod = (text: string): boolean => NAMES.has(text)

export const periodName = (period: string): string => NAMES.get(period) ?? period
