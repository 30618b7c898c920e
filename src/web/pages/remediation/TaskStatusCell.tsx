/** How a task stands, in words and with its day. */
import type { PlanTaskView } from '../../../contract/remediation.ts'
import { occurrenceWords, statusWords } from '../../../core/plans/progress/progressWords.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { formatCount, formatDay } from '../../format.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'

const TONES = { noDay: 'plain', ahead: 'plain', soon: 'warn', overdue: 'bad', done: 'good', doneLate: 'info' } as const

export function TaskStatusCell({ progress }: { readonly progress: PlanTaskView['progress'] }) {
  const { progress: t } = useTexts()
  const { language } = useSpeaking()
  const { status, occurrence, due, doneOn, missed } = progress
  const words = [
    occurrence === 'once' ? null : occurrenceWords(occurrence, language),
    doneOn ? t.doneOn(formatDay(doneOn)) : due && t.due(formatDay(due)),
    missed > 0 ? t.missed(formatCount(missed)) : null,
  ].filter(Boolean)
  return (
    <>
      <StateTag tone={TONES[status]}>{statusWords(status, language)}</StateTag>
      {words.length > 0 && <p className="soft">{words.join(' · ')}</p>}
    </>
  )
}
