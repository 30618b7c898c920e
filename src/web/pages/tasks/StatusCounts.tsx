/** How many tasks stand how; pressing one shows those alone, pressing it again shows all. */
import type { TaskGroups } from '../../../contract/tasks.ts'
import { statusWords } from '../../../core/plans/progress/progressWords.ts'
import type { TaskStatus } from '../../../core/plans/progress/taskProgress.ts'
import { formatCount } from '../../format.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'

const ORDER: readonly TaskStatus[] = ['overdue', 'soon', 'ahead', 'noDay', 'done', 'doneLate']

interface StatusCountsProps {
  readonly groups: TaskGroups
  readonly chosen: TaskStatus | undefined
}

export function StatusCounts({ groups: { total, counts }, chosen }: StatusCountsProps) {
  const { tasks: t } = useTexts()
  const { language } = useSpeaking()
  const changeSearch = useChangeSearch()
  const choose = (status: TaskStatus | undefined) => changeSearch({ status, page: undefined })
  return (
    <fieldset className="status-counts">
      <legend className="unseen">{t.status}</legend>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
        <strong className="number">{formatCount(total)}</strong> {t.inAll}
      </button>
      {ORDER.filter((status) => counts[status] > 0 || status === chosen).map((status) => (
        <button
          key={status}
          type="button"
          className={status}
          aria-pressed={chosen === status}
          onClick={() => choose(chosen === status ? undefined : status)}
        >
          <strong className="number">{formatCount(counts[status])}</strong>{' '}
          {statusWords(status, language).toLowerCase()}
        </button>
      ))}
    </fieldset>
  )
}
