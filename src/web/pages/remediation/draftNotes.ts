/** The faults of a draft as what is told beside its fields. */
import { type DraftFault, faultSentence } from '../../../core/plans/editing/draftFaults.ts'
import type { Language } from '../../session.ts'
import type { ItemNote } from './ItemCard.tsx'

export function notesOfFaults(faults: readonly DraftFault[], language: Language): ItemNote[] {
  return faults.map(({ code, item, where }) => ({
    list: item?.list ?? null,
    id: item?.id ?? null,
    // `tasks.3.deadline`, `header.subject`, `year`
    field: where.split('.').at(item ? 2 : -1) ?? '',
    text: faultSentence(code)[language],
    tone: 'fault',
  }))
}
