/** Under a shortcoming: the points that it cost, and the tasks that remedy it. */
import type { LossView } from '../../../../contract/losses.ts'
import type { DraftShortcoming, DraftTask } from '../../../../core/plans/editing/planDraft.ts'
import { formatFigure } from '../../../figures.ts'
import { useTexts } from '../../../text/texts.tsx'

const MOST_TASKS = 12

interface LossOfShortcomingProps {
  readonly item: DraftShortcoming
  readonly year: number
  /** Losses of that year by the criterion's code. */
  readonly losses: ReadonlyMap<string, LossView>
  readonly tasks: readonly DraftTask[]
  readonly onOpen: (taskId: string) => void
}

export function LossOfShortcoming({ item, year, losses, tasks, onOpen }: LossOfShortcomingProps) {
  const { drafts: t } = useTexts()
  const codes = new Set(item.criteria.map(({ code }) => code))
  const serving = tasks.filter(({ criteria }) => criteria.some((code) => codes.has(code)))
  return (
    <div className="loss-of-shortcoming">
      {item.criteria.flatMap(({ lossCode }) => {
        const loss = lossCode === null ? undefined : losses.get(lossCode)
        return loss
          ? [
              <p key={loss.code}>
                <strong>{t.lost(formatFigure(loss.lost), loss.code, String(year))}</strong> {loss.name}
                {loss.gap && <span className="soft"> · {loss.gap.words}</span>}
              </p>,
            ]
          : []
      })}
      {codes.size > 0 && (
        <p>
          {t.tasksFor}: {serving.length === 0 && <span className="soft">{t.taskNone}</span>}
          {serving.slice(0, MOST_TASKS).map(({ id }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <button
                type="button"
                className="link-button number"
                aria-label={t.openTask(id)}
                onClick={() => onOpen(id)}
              >
                {id}
              </button>
            </span>
          ))}
          {serving.length > MOST_TASKS && '…'}
        </p>
      )}
    </div>
  )
}
