/** A task is done: the criteria that it serves and that have no fact yet, each to be filled in on the spot. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { lossRoutes } from '../../../contract/losses.ts'
import { overviewRoutes } from '../../../contract/overview.ts'
import type { PlanTaskView } from '../../../contract/remediation.ts'
import { type ServedCriterion, taskRoutes } from '../../../contract/tasks.ts'
import { Loading } from '../../components/Loading.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { formatFigure } from '../../figures.ts'
import { queryOf, useMe } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import { FactDrawer } from '../assessments/FactDrawer.tsx'
import { indexOfSheet } from '../assessments/sheetRows.ts'

interface ServedFactsProps {
  readonly task: PlanTaskView
  readonly onClose: () => void
}

export function ServedFacts({ task, onClose }: ServedFactsProps) {
  const { tasks: t } = useTexts()
  const client = useQueryClient()
  const { data, error } = useQuery({
    ...queryOf(taskRoutes.served, { params: { taskId: task.id } }),
    // What was answered before the task was done may be old.
    staleTime: 0,
    refetchOnMount: 'always',
  })
  const [filling, setFilling] = useState<ServedCriterion | null>(null)
  const [filled, setFilled] = useState<readonly string[]>([])
  const open = data?.filter(({ hasFact, mayWrite, code }) => mayWrite && (!hasFact || filled.includes(code)))
  const isIdle = open?.length === 0
  useEffect(() => {
    if (isIdle) onClose()
  }, [isIdle, onClose])
  if (error) {
    return (
      <Modal open title={t.servedTitle} onCancel={onClose} footer={<Button onClick={onClose}>{t.later}</Button>}>
        <RefusalNotice error={error} />
      </Modal>
    )
  }
  if (!open || open.length === 0) return null
  if (filling) {
    const done = () => {
      setFilled((codes) => [...codes, filling.code])
      for (const { path } of [
        assessmentRoutes.sheet,
        assessmentRoutes.years,
        lossRoutes.losses,
        overviewRoutes.overview,
      ])
        void client.invalidateQueries({ queryKey: [path] })
    }
    return <FillFact criterion={filling} onFilled={done} onClose={() => setFilling(null)} />
  }
  const isDone = open.every(({ code }) => filled.includes(code))
  return (
    <Modal
      open
      title={t.servedTitle}
      onCancel={onClose}
      footer={
        <Button type={isDone ? 'primary' : 'default'} onClick={onClose}>
          {isDone ? t.finish : t.later}
        </Button>
      }
    >
      <p>{t.servedHint}</p>
      <ul className="plain-list served-facts">
        {open.map((criterion) => (
          <li key={criterion.code}>
            <span>
              <span className="code">{criterion.code}</span> {criterion.name}{' '}
              <span className="soft number">({formatFigure(criterion.max)})</span>
            </span>
            {filled.includes(criterion.code) ? (
              <StateTag tone="good">{t.filled}</StateTag>
            ) : (
              <Button size="small" type="primary" onClick={() => setFilling(criterion)}>
                {t.fill}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}

interface FillFactProps {
  readonly criterion: ServedCriterion
  readonly onFilled: () => void
  readonly onClose: () => void
}

function FillFact({ criterion: { code, year }, onFilled, onClose }: FillFactProps) {
  const { sheets } = useTexts()
  const { departmentId } = useMe()
  const { data: sheet } = useQuery(queryOf(assessmentRoutes.sheet, { params: { unitId: departmentId, year } }))
  const node = useMemo(() => sheet && indexOfSheet(sheet, sheets).byCode.get(code), [sheet, sheets, code])
  if (!sheet || !node) return <Loading />
  return <FactDrawer sheet={sheet} node={node} onRescored={onFilled} onClose={onClose} />
}
