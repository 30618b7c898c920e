/** What is to be said of a draft: faults that keep it from being issued, what the server refused, what is undecided. */
import { useMemo } from 'react'
import type { PlanCriteria } from '../../../../contract/remediation.ts'
import { draftProblems } from '../../../../core/plans/drafting/draftProblems.ts'
import { type DraftFault, draftFaults, isFaultCode } from '../../../../core/plans/editing/draftFaults.ts'
import { type DraftPlace, placeOfProblem, placeOfRefusal } from '../../../../core/plans/editing/draftPlaces.ts'
import { PlanDraft } from '../../../../core/plans/editing/planDraft.ts'
import { isCalendarDate } from '../../../../core/values/calendarDate.ts'
import { ApiRefusal } from '../../../api.ts'
import { formatCount } from '../../../format.ts'
import { useMe } from '../../../query.ts'
import type { Language } from '../../../session.ts'
import { type Texts, useSpeaking } from '../../../text/texts.tsx'
import { notesOfFaults } from '../draftNotes.ts'
import type { ItemNote } from '../ItemCard.tsx'
import type { OpenDraft } from './useDraft.ts'

export interface PlacedNote extends ItemNote {
  readonly place: DraftPlace | null
  /** Which problem it is, where something can be done about it. */
  readonly code?: string
}

interface DraftNotes {
  /** Everything, the faults first. */
  readonly notes: readonly PlacedNote[]
  readonly faults: readonly DraftFault[]
  /** Whether the draft may be stored: no field is longer than a draft may carry. */
  readonly isStorable: boolean
}

/** `criteria` are those of the draft's own year. */
export function useDraftNotes({ draft, error }: OpenDraft, criteria: PlanCriteria): DraftNotes {
  const { t, language } = useSpeaking()
  const { today } = useMe()
  const faults = useMemo(() => draftFaults(draft), [draft])
  const unstorable = useMemo(() => unstorableIn(draft, t.drafts), [draft, t])
  const refused = useMemo(
    () => (error instanceof ApiRefusal ? error.problems : []).map(({ where, text }) => refusedNote(draft, where, text)),
    [draft, error],
  )
  const undecided = useMemo(() => undecidedIn(draft, { today, criteria, language }), [draft, today, criteria, language])
  const ofFaults = useMemo(
    () => notesOfFaults(faults, language).map((note) => ({ ...note, place: placeOf(note) })),
    [faults, language],
  )
  const notes = useMemo(
    () => unlike([...unstorable, ...refused, ...ofFaults, ...undecided]),
    [unstorable, refused, ofFaults, undecided],
  )
  return { notes, faults, isStorable: unstorable.length === 0 }
}

/** Told as one writes, not only after saving. */
function undecidedIn(
  draft: PlanDraft,
  asked: { readonly today: string; readonly criteria: PlanCriteria; readonly language: Language },
): PlacedNote[] {
  const { today, criteria, language } = asked
  if (!isCalendarDate(today)) return []
  const known = criteria.running ?? criteria.loss
  const codes = known && new Set(known.criteria.map(({ code }) => code))
  return draftProblems(draft, { today, criteria: codes, language })
    .filter(({ code }) => !isFaultCode(code))
    .map(({ code, where, text }) => ({ ...placedNote(placeOfProblem(draft, where), { text, tone: 'open' }), code }))
}

/** What the contract would refuse, said before it is asked: above all texts that are too long. */
function unstorableIn(draft: PlanDraft, t: Texts['drafts']): PlacedNote[] {
  const issues = PlanDraft.safeParse(draft).error?.issues ?? []
  return issues.map((issue) => {
    const where = issue.path.join('.')
    const isLong = issue.code === 'too_big' && issue.origin === 'string'
    const length = isLong ? lengthAt(draft, issue.path) : 0
    const text = isLong ? t.tooLong(formatCount(Number(issue.maximum)), formatCount(length)) : t.invalid
    return refusedNote(draft, where, text)
  })
}

function lengthAt(draft: PlanDraft, path: readonly PropertyKey[]): number {
  const found = path.reduce<unknown>((at, key) => new Map(Object.entries(Object(at))).get(String(key)), draft)
  return typeof found === 'string' ? found.normalize('NFC').length : 0
}

const refusedNote = (draft: PlanDraft, where: unknown, text: string): PlacedNote =>
  placedNote(placeOfRefusal(draft, typeof where === 'string' ? where : ''), { text, tone: 'fault' })

function placedNote(place: DraftPlace | null, note: Pick<ItemNote, 'text' | 'tone'>): PlacedNote {
  const list = place && place.id !== null && place.part !== 'header' && place.part !== 'closing' ? place.part : null
  return { ...note, place, list, id: place?.id ?? null, field: place?.field ?? '' }
}

const placeOf = ({ list, id, field }: ItemNote): DraftPlace => ({ part: list ?? 'header', id, field })

/** The same sentence at the same place is said once. */
function unlike(notes: readonly PlacedNote[]): PlacedNote[] {
  return [...new Map(notes.map((note) => [`${note.list} ${note.id} ${note.field} ${note.text}`, note])).values()]
}
