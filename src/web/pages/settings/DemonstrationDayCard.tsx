/** The day that counts as today while the sample office is in use. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { settingRoutes } from '../../../contract/settings.ts'
import { call } from '../../api.ts'
import { DayField } from '../../components/DayField.tsx'
import { useNotice } from '../../components/notices.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatDay } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

interface DemonstrationDayCardProps {
  readonly day: string
  readonly version: number
}

export function DemonstrationDayCard({ day, version }: DemonstrationDayCardProps) {
  const { settings: t } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const [chosen, setChosen] = useState<string | null>(day)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const change = async (wanted: string) => {
    setBusy(true)
    setError(null)
    try {
      await call(settingRoutes.changeDemonstrationDay, { body: { day: wanted, version } })
      notice.done(t.dayChanged(formatDay(wanted)))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
      // Everything that depends on today is asked anew, and the version with it.
      await client.invalidateQueries()
    }
  }
  return (
    <section className="card" aria-labelledby="ngay-trinh-dien">
      <h2 id="ngay-trinh-dien">{t.dayTitle}</h2>
      <p className="soft">{t.dayHint}</p>
      <div className="inline-form">
        <label htmlFor={id}>{t.day}</label>
        <DayField id={id} value={chosen} onChange={setChosen} allowClear={false} />
        <Button
          type="primary"
          loading={busy}
          disabled={!chosen || chosen === day}
          onClick={() => chosen && change(chosen)}
        >
          {t.changeDay}
        </Button>
      </div>
      <RefusalNotice error={error} />
    </section>
  )
}
