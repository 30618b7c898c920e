/** One criteria set: its faults while it is a draft, its tree, and what can be done with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type CriteriaSetDetail, catalogueRoutes } from '../../../contract/catalogue.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useNotice } from '../../components/notices.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Problems } from '../../components/Problems.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatFigure } from '../../figures.ts'
import { formatCount, formatDay, formatInstant } from '../../format.ts'
import { queryOf, useActor } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import { OriginWords } from './CataloguePage.tsx'
import { CompareSelect } from './CompareSelect.tsx'
import { OpenYearDrawer } from './OpenYearDrawer.tsx'
import { SampleNotice } from './SampleNotice.tsx'
import { SetStateTags } from './SetStateTag.tsx'
import { SetTree } from './SetTree.tsx'
import { UploadDrawer } from './UploadDrawer.tsx'

const address = getRouteApi('/bo-tieu-chi/$setId')

export function SetPage() {
  const { catalogue: t } = useTexts()
  const { setId } = address.useParams()
  const { data: set, error } = useQuery(queryOf(catalogueRoutes.read, { params: { setId } }))
  const above = <Link to="/bo-tieu-chi">← {t.back}</Link>
  if (!set) {
    return (
      <>
        <PageHeader title={t.title} above={above} />
        {error ? <RefusalNotice error={error} /> : <Loading />}
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={set.title ?? t.unnamed}
        above={above}
        about={<SetStateTags set={set} />}
        actions={<SetActions set={set} />}
      />
      <SampleNotice status={set.status} />
      <SetFaults set={set} />
      <SetHead set={set} />
      {set.tree && <SetTree set={set} tree={set.tree} />}
    </>
  )
}

function SetActions({ set }: { readonly set: CriteriaSetDetail }) {
  const { catalogue: t } = useTexts()
  const mayWrite = canSomewhere(useActor(), 'writeCatalogue')
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useNotice()
  const [open, setOpen] = useState<'replace' | 'year' | null>(null)
  const params = { setId: set.id }
  const sound = set.faults === 0
  const draft = set.state === 'draft'
  const refresh = () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => /criteria-sets|years/.test(String(queryKey[0])) })
  const putIntoUse = async () => {
    await call(catalogueRoutes.takeIntoUse, { params, body: { edition: set.edition } })
    notice.done(t.used)
    await refresh()
  }
  const remove = async () => {
    await call(catalogueRoutes.remove, { params, query: { edition: set.edition } })
    notice.done(t.removed)
    await navigate({ to: '/bo-tieu-chi' })
    await refresh()
  }
  return (
    <>
      {sound && <DownloadButton route={catalogueRoutes.sheet} address={{ params }} />}
      <DownloadButton route={catalogueRoutes.archive} address={{ params }} label={t.archive} />
      {mayWrite && sound && <Button onClick={() => setOpen('year')}>{t.openYear}</Button>}
      {mayWrite && draft && <Button onClick={() => setOpen('replace')}>{t.replace}</Button>}
      {mayWrite && draft && (
        <ConfirmButton
          danger
          label={t.remove}
          title={t.remove}
          text={t.removeSure(set.title ?? t.unnamed)}
          onConfirm={remove}
        />
      )}
      {mayWrite && draft && sound && (
        <ConfirmButton
          label={t.putIntoUse}
          title={t.putIntoUseTitle}
          text={t.putIntoUseText(String(set.year))}
          onConfirm={putIntoUse}
        />
      )}
      {open === 'replace' && <UploadDrawer replacing={set} onClose={() => setOpen(null)} />}
      {open === 'year' && <OpenYearDrawer set={set} onClose={() => setOpen(null)} />}
    </>
  )
}

function SetFaults({ set }: { readonly set: CriteriaSetDetail }) {
  const { catalogue: t } = useTexts()
  if (set.state !== 'draft') return null
  if (set.faults === 0) return <p className="sound-notice">{t.noFaults}</p>
  return (
    <section className="card" aria-labelledby="loi">
      <h2 id="loi">{t.faultsTitle(formatCount(set.faults))}</h2>
      <p className="soft">{t.faultsHint}</p>
      <Problems problems={set.problems} />
    </section>
  )
}

function SetHead({ set }: { readonly set: CriteriaSetDetail }) {
  const { catalogue: t } = useTexts()
  const { tree, decision } = set
  return (
    <div className="card">
      <dl className="facts set-head">
        <div>
          <dt>{t.year}</dt>
          <dd>
            {set.year ?? '–'} · {t.version} {set.version ?? '–'} · {t.scope}{' '}
            {set.scope ? (t.scopes[set.scope] ?? set.scope) : '–'}
          </dd>
        </div>
        <div>
          <dt>{t.authority}</dt>
          <dd>{set.authority ?? '–'}</dd>
        </div>
        {decision && (
          <div>
            <dt>{t.decision}</dt>
            <dd>{decision.issuedOn ? t.decisionOf(decision.number, formatDay(decision.issuedOn)) : decision.number}</dd>
          </div>
        )}
        <div>
          <dt>{t.origin}</dt>
          <dd>
            <OriginWords set={set} />
            {set.supersededAt && <div className="soft small">{t.supersededAt(formatInstant(set.supersededAt))}</div>}
          </dd>
        </div>
        {tree && (
          <div>
            <dt>{t.classes}</dt>
            <dd>{tree.classes.map(({ name, from }) => t.classFrom(name, formatFigure(from))).join(' · ')}</dd>
          </div>
        )}
        {tree && (
          <div>
            <dt>{t.tree}</dt>
            <dd>
              {t.counts(
                formatCount(set.leaves),
                formatCount(set.bonusAndPenalty.bonus),
                formatCount(set.bonusAndPenalty.penalty),
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t.hash}</dt>
          <dd>
            <code title={set.hash}>{set.hash.slice(0, 16)}</code>
          </dd>
        </div>
      </dl>
      {tree && <CompareSelect set={set} />}
    </div>
  )
}
