/** The drafts of plans: made from lost points, opened, removed; below them the template they are written into. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type PlanDraftSummary, planDraftRoutes } from '../../../../contract/planDrafts.ts'
import { canSomewhere } from '../../../../core/access/permissions.ts'
import { call } from '../../../api.ts'
import { ConfirmButton } from '../../../components/ConfirmButton.tsx'
import { type Column, DataTable } from '../../../components/DataTable.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { useNotice } from '../../../components/notices.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { formatCount, formatInstant } from '../../../format.ts'
import { queryOf, useActor } from '../../../query.ts'
import { useChangeSearch } from '../../../shell/addresses.ts'
import { useTexts } from '../../../text/texts.tsx'
import '../remediation.css'
import './drafts.css'
import { MakeDraftButton } from './MakeDraftButton.tsx'
import { TemplateCard } from './TemplateCard.tsx'

const address = getRouteApi('/ke-hoach/du-thao')
const PAGE_SIZE = 20

export function DraftsPage() {
  const { drafts: t, plans } = useTexts()
  const { page = 1 } = address.useSearch()
  const changeSearch = useChangeSearch()
  const mayWrite = canSomewhere(useActor(), 'writePlans')
  const { data, error } = useQuery(queryOf(planDraftRoutes.list, { query: { page, pageSize: PAGE_SIZE } }))
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        above={
          <Link to="/ke-hoach" className="back-link">
            ← {plans.allPlans}
          </Link>
        }
        actions={mayWrite && <MakeDraftButton />}
      />
      <DataTable
        caption={t.title}
        columns={useColumns(mayWrite)}
        rows={data?.rows}
        error={error}
        keyOf={(draft) => draft.id}
        paging={{ page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onPage: (next) => changeSearch({ page: next }) }}
        empty={
          <EmptyState
            title={t.empty}
            hint={mayWrite ? t.emptyHint : t.emptyHintReader}
            action={mayWrite && <MakeDraftButton />}
          />
        }
      />
      <TemplateCard mayWrite={mayWrite} />
    </>
  )
}

function useColumns(mayWrite: boolean): readonly Column<PlanDraftSummary>[] {
  const { drafts: t, plans, common } = useTexts()
  return [
    {
      key: 'subject',
      title: plans.subject,
      heading: true,
      render: (draft) => (
        <Link to="/ke-hoach/du-thao/$draftId" params={{ draftId: draft.id }}>
          {draft.subject || t.nameless}
        </Link>
      ),
    },
    { key: 'year', title: plans.year, align: 'end', render: (draft) => draft.year },
    {
      key: 'shortcomings',
      title: t.shortcomings,
      align: 'end',
      render: (draft) => formatCount(draft.shortcomings),
    },
    { key: 'tasks', title: t.tasks, align: 'end', render: (draft) => formatCount(draft.tasks) },
    {
      key: 'lead',
      title: t.lead,
      render: (draft) =>
        draft.withoutLead > 0 ? (
          <StateTag tone="warn">{t.withoutLead(formatCount(draft.withoutLead))}</StateTag>
        ) : (
          <StateTag tone="good">{t.leadsWhole}</StateTag>
        ),
    },
    {
      key: 'updated',
      title: t.updated,
      render: (draft) => t.updatedBy(formatInstant(draft.updatedAt), draft.updatedBy),
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: common.actions,
            screenOnly: true,
            render: (draft: PlanDraftSummary) => <RemoveDraft draft={draft} />,
          },
        ]
      : []),
  ]
}

function RemoveDraft({ draft }: { readonly draft: PlanDraftSummary }) {
  const { drafts: t, common } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const remove = async () => {
    try {
      await call(planDraftRoutes.remove, { params: { draftId: draft.id }, query: { version: draft.version } })
      notice.done(t.removed)
    } finally {
      // Refused where somebody changed it: the list then shows how it stands.
      await client.invalidateQueries({ queryKey: [planDraftRoutes.list.path] })
    }
  }
  return (
    <ConfirmButton
      small
      danger
      label={common.remove}
      ariaLabel={t.removeOf(draft.subject || t.nameless)}
      title={t.removeTitle}
      text={t.removeText(formatCount(draft.tasks))}
      confirm={t.remove}
      onConfirm={remove}
    />
  )
}
