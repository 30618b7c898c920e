/** Reading a plan document: choose a file, see what was read beside it, correct it, confirm it. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { MOST_PLAN_BYTES, type ReadPlan, remediationRoutes } from '../../../contract/remediation.ts'
import { call } from '../../api.ts'
import { FileUpload } from '../../components/FileUpload.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useTexts } from '../../text/texts.tsx'
import { ReadingWorkspace } from './ReadingWorkspace.tsx'
import './remediation.css'
import { useReading } from './useReading.ts'

export function ReadingPage() {
  const { plans: t } = useTexts()
  const state = useReading()
  const [same, setSame] = useState<ReadPlan | null>(null)
  const send = async (file: File, onProgress: (share: number) => void) => {
    setSame(null)
    const read = await call(remediationRoutes.read, { query: { fileName: file.name }, file, onProgress })
    if (read.known?.kind === 'same') setSame(read)
    else state.open(read, file)
  }
  if (!state.looked) return <Loading />
  if (state.reading) return <ReadingWorkspace reading={state.reading} state={state} />
  return (
    <>
      <PageHeader
        title={t.readTitle}
        about={t.readAbout}
        above={
          <Link to="/ke-hoach" className="back-link">
            ← {t.allPlans}
          </Link>
        }
      />
      {same?.known && (
        <div className="refusal warn" role="alert">
          <p>{t.sameFile(same.known.plan.subject, String(same.known.plan.year))}</p>
          <Link to="/ke-hoach/$planId" params={{ planId: same.known.plan.id }}>
            {t.openPlan}
          </Link>
        </div>
      )}
      <FileUpload accept=".docx,.pdf,.txt" kinds={t.fileKinds} maxBytes={MOST_PLAN_BYTES} send={send} />
    </>
  )
}
