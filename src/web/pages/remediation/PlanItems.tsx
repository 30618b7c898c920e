/** What stands in a plan beside its tasks: shortcomings, targets, duties, original documents. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import {
  type PlanView,
  remediationRoutes,
  type ShortcomingView,
  type TargetView,
} from '../../../contract/remediation.ts'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import type { ShortcomingCriterion } from '../../../core/plans/editing/planDraft.ts'
import { ShortcomingCause } from '../../../core/plans/planReading.ts'
import { call } from '../../api.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { formatBytes, formatInstant } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { figuresOf, ShortcomingCriteria } from './ShortcomingsTab.tsx'
import { targetWords } from './TargetsTab.tsx'

interface PlanShortcomingsProps {
  readonly plan: PlanView
  readonly mayWrite: boolean
}

export function PlanShortcomings({ plan, mayWrite }: PlanShortcomingsProps) {
  const { plans: t, common } = useTexts()
  const [edited, setEdited] = useState<ShortcomingView | null>(null)
  const columns: readonly Column<ShortcomingView>[] = [
    {
      key: 'text',
      title: t.text,
      heading: true,
      render: (item) => (
        <div className="task-cell">
          <span className="soft number">{item.section}</span> <span className="plain-words">{item.text}</span>
          <p className="soft">{figuresOf(item, t)}</p>
        </div>
      ),
    },
    { key: 'cause', title: t.cause, render: (item) => <StateTag tone="plain">{t.causes[item.cause]}</StateTag> },
    {
      key: 'criteria',
      title: t.criteriaOfShortcoming,
      render: (item) => (
        <ul className="plain-list">
          {item.criteria.map(({ code, name }) => (
            <li key={code}>
              <span className="number">{code}</span> {name}
            </li>
          ))}
        </ul>
      ),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: common.actions,
            screenOnly: true,
            render: (item: ShortcomingView) => (
              <Button
                size="small"
                aria-label={t.editShortcomingOf(String(plan.shortcomings.indexOf(item) + 1))}
                onClick={() => setEdited(item)}
              >
                {common.edit}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable
        caption={t.tabs.shortcomings}
        columns={columns}
        rows={plan.shortcomings}
        keyOf={(item) => item.id}
        empty={<EmptyState title={t.tabs.shortcomings} hint={t.noShortcomings} />}
      />
      {edited && <ShortcomingDrawer plan={plan} shortcoming={edited} onClose={() => setEdited(null)} />}
    </>
  )
}

interface ShortcomingForm {
  readonly cause: ShortcomingCause
  readonly criteria: ShortcomingCriterion[]
}

interface ShortcomingDrawerProps {
  readonly plan: PlanView
  readonly shortcoming: ShortcomingView
  readonly onClose: () => void
}

function ShortcomingDrawer({ plan, shortcoming, onClose }: ShortcomingDrawerProps) {
  const { plans: t, common } = useTexts()
  const notice = useNotice()
  const client = useQueryClient()
  const params = { planId: plan.id, shortcomingId: shortcoming.id }
  const formOf = (item: ShortcomingView, version: number): Versioned<ShortcomingForm> => ({
    values: { cause: item.cause, criteria: item.criteria.map(({ code, lossCode }) => ({ code, lossCode })) },
    version,
  })
  const save = async (values: ShortcomingForm, version: number) => {
    await call(remediationRoutes.changeShortcoming, { params, body: { ...values, version } })
    notice.done(common.saved)
    await client.invalidateQueries({ queryKey: [remediationRoutes.plan.path] })
  }
  const fetchLatest = async () => {
    const latest = await call(remediationRoutes.plan, { params: { planId: plan.id } })
    return formOf(latest.shortcomings.find(({ id }) => id === shortcoming.id) ?? shortcoming, latest.version)
  }
  return (
    <FormDrawer<ShortcomingForm>
      title={t.editShortcoming}
      start={formOf(shortcoming, plan.version)}
      save={save}
      onClose={onClose}
      fetchLatest={fetchLatest}
      fields={[
        { name: 'cause', label: t.cause, words: ({ cause }) => t.causes[cause] },
        {
          name: 'criteria',
          label: t.criteriaOfShortcoming,
          words: ({ criteria }) => criteria.map(({ code, lossCode }) => `${code} (${lossCode ?? '–'})`).join(', '),
        },
      ]}
    >
      {() => (
        <>
          <p>{shortcoming.text}</p>
          <Form.Item name="cause" label={t.cause}>
            <Select options={ShortcomingCause.options.map((cause) => ({ value: cause, label: t.causes[cause] }))} />
          </Form.Item>
          <Form.Item name="criteria">
            <CriteriaInForm year={plan.year} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

interface CriteriaInFormProps {
  readonly year: number
  /** Given by the form. */
  readonly value?: ShortcomingCriterion[]
  readonly onChange?: (links: ShortcomingCriterion[]) => void
}

function CriteriaInForm({ year, value = [], onChange }: CriteriaInFormProps) {
  const { data } = useQuery(queryOf(remediationRoutes.criteria, { params: { year } }))
  return (
    <ShortcomingCriteria
      criteria={(data?.running ?? data?.loss)?.criteria ?? []}
      loss={data?.loss ?? null}
      value={value}
      onChange={(links) => onChange?.(links)}
    />
  )
}

export function PlanTargets({ targets }: { readonly targets: readonly TargetView[] }) {
  const { plans: t } = useTexts()
  const columns: readonly Column<TargetView>[] = [
    {
      key: 'text',
      title: t.text,
      heading: true,
      render: (item) => (
        <div className="task-cell">
          <span className="soft number">{item.section}</span> <span className="plain-words">{item.text}</span>
        </div>
      ),
    },
    { key: 'value', title: t.target, align: 'end', render: (target) => targetWords(target, t) },
  ]
  return (
    <DataTable
      caption={t.tabs.targets}
      columns={columns}
      rows={targets}
      keyOf={(target) => target.id}
      empty={<EmptyState title={t.tabs.targets} hint={t.noTargets} />}
    />
  )
}

type Responsibility = PlanView['responsibilities'][number]

export function PlanResponsibilities({ responsibilities }: { readonly responsibilities: readonly Responsibility[] }) {
  const { plans: t } = useTexts()
  const { language } = useSpeaking()
  const columns: readonly Column<Responsibility>[] = [
    { key: 'unit', title: t.unit, heading: true, render: (item) => item.unit.name },
    { key: 'text', title: t.text, render: (item) => <span className="plain-words">{item.text}</span> },
    {
      key: 'deadline',
      title: t.deadline,
      wideOnly: true,
      render: (item) => item.deadline && deadlineWords(item.deadline, language),
    },
  ]
  return (
    <DataTable
      caption={t.tabs.responsibilities}
      columns={columns}
      rows={responsibilities}
      keyOf={(item) => item.id}
      empty={<EmptyState title={t.tabs.responsibilities} hint={t.noResponsibilities} />}
    />
  )
}

type PlanFile = PlanView['files'][number]

export function PlanFiles({ plan }: { readonly plan: PlanView }) {
  const { plans: t } = useTexts()
  const columns: readonly Column<PlanFile>[] = [
    { key: 'name', title: t.fileName, heading: true, render: (file) => file.fileName },
    { key: 'ordinal', title: t.ordinal, align: 'end', render: (file) => file.ordinal },
    {
      key: 'added',
      title: t.addedAt,
      render: (file) => t.confirmedBy(formatInstant(file.addedAt), file.addedBy),
    },
    { key: 'size', title: t.size, align: 'end', wideOnly: true, render: (file) => formatBytes(file.bytes) },
    {
      key: 'download',
      title: t.download,
      screenOnly: true,
      render: (file) => (
        <DownloadButton
          small
          route={remediationRoutes.file}
          address={{ params: { planId: plan.id, documentId: file.id } }}
          label={t.download}
          ariaLabel={t.downloadOf(file.fileName)}
        />
      ),
    },
  ]
  return <DataTable caption={t.tabs.files} columns={columns} rows={plan.files} keyOf={(file) => file.id} empty={null} />
}
