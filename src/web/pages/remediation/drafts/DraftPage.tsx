/** One draft of a plan, as it stands on the server when it is opened. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { planDraftRoutes } from '../../../../contract/planDrafts.ts'
import { canSomewhere } from '../../../../core/access/permissions.ts'
import { Loading } from '../../../components/Loading.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { RefusalNotice } from '../../../components/RefusalNotice.tsx'
import { queryOf, useActor } from '../../../query.ts'
import { useTexts } from '../../../text/texts.tsx'
import '../remediation.css'
import './drafts.css'
import { DraftWorkspace } from './DraftWorkspace.tsx'

const address = getRouteApi('/ke-hoach/du-thao/$draftId')

export function DraftPage() {
  const { draftId } = address.useParams()
  // Another draft is opened anew, with nothing of the one before.
  return <OneDraft key={draftId} draftId={draftId} />
}

function OneDraft({ draftId }: { readonly draftId: string }) {
  const { drafts: t } = useTexts()
  const mayWrite = canSomewhere(useActor(), 'writePlans')
  // Editing begins with what is stored now, never with what was seen some time ago; later answers do not disturb it.
  const { data, error, isFetchedAfterMount } = useQuery({
    ...queryOf(planDraftRoutes.draft, { params: { draftId } }),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (error && !data) {
    return (
      <>
        <PageHeader title={t.title} above={<AllDrafts />} />
        <RefusalNotice error={error} />
      </>
    )
  }
  if (!data || !isFetchedAfterMount) return <Loading />
  return <DraftWorkspace start={data} mayWrite={mayWrite} above={<AllDrafts />} />
}

function AllDrafts() {
  const { drafts: t } = useTexts()
  return (
    <Link to="/ke-hoach/du-thao" className="back-link">
      ← {t.all}
    </Link>
  )
}
