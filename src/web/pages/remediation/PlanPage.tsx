/** One plan: its tasks by pages and filters, its shortcomings, targets, duties and original documents. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type PlanView, remediationRoutes } from '../../../contract/remediation.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useNotice } from '../../components/notices.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatFigure } from '../../figures.ts'
import { formatCount } from '../../format.ts'
import { queryOf, useActor } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { PlanFiles, PlanResponsibilities, PlanShortcomings, PlanTargets } from './PlanItems.tsx'
import { issuedWords } from './PlansPage.tsx'
import { PlanTabs } from './PlanTabs.tsx'
import { PlanTasks } from './PlanTasks.tsx'
import { planTabs } from './plansSearch.ts'
import './remediation.css'

const address = getRouteApi('/ke-hoach/$planId')

export function PlanPage() {
  const { planId } = address.useParams()
  const { data: plan, error } = useQuery(queryOf(remediationRoutes.plan, { params: { planId } }))
  const { plans: t } = useTexts()
  if (error) {
    return (
      <>
        <PageHeader title={t.title} above={<AllPlans />} />
        <RefusalNotice error={error} />
      </>
    )
  }
  return plan ? <PlanOpened plan={plan} /> : <Loading />
}

function PlanOpened({ plan }: { readonly plan: PlanView }) {
  const { plans: t } = useTexts()
  const { tab = 'tasks' } = address.useSearch()
  const changeSearch = useChangeSearch()
  const mayWrite = canSomewhere(useActor(), 'writePlans')
  return (
    <>
      <PageHeader
        title={plan.subject}
        about={[plan.kind, plan.number ?? t.noNumber, issuedWords(plan, t), plan.issuer].filter(Boolean).join(' · ')}
        above={<AllPlans />}
        actions={mayWrite && <WriterActions plan={plan} />}
      />
      {plan.indexResult && (
        <p className="plan-result">
          {t.indexResult}: <strong className="number">{formatFigure(plan.indexResult.index)}%</strong>
          {plan.indexResult.class && `, ${plan.indexResult.class}`}
          {plan.indexResult.rank && `, ${plan.indexResult.rank}${plan.indexResult.of ? `/${plan.indexResult.of}` : ''}`}
        </p>
      )}
      <PlanTabs
        label={plan.subject}
        active={tab}
        onChange={(key) => changeSearch({ tab: key === 'tasks' ? undefined : key })}
        tabs={planTabs.map((key) => ({ key, label: t.counted(t.tabs[key], formatCount(countOf(plan, key))) }))}
      >
        {tab === 'tasks' && <PlanTasks plan={plan} />}
        {tab === 'shortcomings' && <PlanShortcomings plan={plan} mayWrite={mayWrite} />}
        {tab === 'targets' && <PlanTargets targets={plan.targets} />}
        {tab === 'responsibilities' && <PlanResponsibilities responsibilities={plan.responsibilities} />}
        {tab === 'files' && <PlanFiles plan={plan} />}
      </PlanTabs>
    </>
  )
}

function countOf(plan: PlanView, tab: (typeof planTabs)[number]): number {
  return tab === 'tasks' ? plan.tasks : plan[tab].length
}

function AllPlans() {
  const { plans: t } = useTexts()
  return (
    <Link to="/ke-hoach" className="back-link">
      ← {t.allPlans}
    </Link>
  )
}

function WriterActions({ plan }: { readonly plan: PlanView }) {
  const { plans: t } = useTexts()
  const notice = useNotice()
  const navigate = useNavigate()
  const client = useQueryClient()
  const remove = async () => {
    await call(remediationRoutes.remove, { params: { planId: plan.id }, query: { version: plan.version } })
    notice.done(t.removed)
    await navigate({ to: '/ke-hoach' })
    await client.invalidateQueries({ queryKey: [remediationRoutes.list.path] })
  }
  return (
    <>
      <ConfirmButton
        label={t.removePlan}
        title={t.removePlanTitle}
        text={t.removePlanText(String(plan.tasks + plan.withdrawnTasks))}
        word={t.removeWord}
        danger
        onConfirm={remove}
      />
      <Link to="/ke-hoach/doc-van-ban" className="ant-btn-like">
        {t.readNewVersion}
      </Link>
    </>
  )
}
