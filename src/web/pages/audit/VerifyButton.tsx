/** Follows the chain of the whole log and says whether it is intact. */
import { Button } from 'antd'
import { useState } from 'react'
import { auditRoutes } from '../../../contract/audit.ts'
import { call } from '../../api.ts'
import { useNotice } from '../../components/notices.tsx'
import { wordsOf } from '../../components/RefusalNotice.tsx'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

export function VerifyButton() {
  const { audit: t } = useTexts()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    try {
      const { intact, entries, firstBroken } = await call(auditRoutes.verify, {})
      if (intact) notice.done(t.intact(formatCount(entries)))
      else notice.refused(t.broken(formatCount(firstBroken ?? 0)))
    } catch (error) {
      notice.refused(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={verify}>
      {busy ? t.verifying : t.verify}
    </Button>
  )
}
