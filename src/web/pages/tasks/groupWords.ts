import type { TaskGroups } from '../../../contract/tasks.ts'
import type { Texts } from '../../text/texts.tsx'

/** A group's name: the lead's, or `Tháng 4/2023`. */
export function groupWords({ key, name }: TaskGroups['groups'][number], by: 'lead' | 'due', t: Texts['tasks']): string {
  if (key === 'none') return by === 'due' ? t.noMonth : t.nobody
  if (by === 'lead') return name ?? t.nobody
  const [year = '', month = ''] = key.split('-')
  return t.month(String(Number(month)), year)
}
