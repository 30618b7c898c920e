/** From how many days before it is due a task is soon due. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { MOST_SOON_DAYS, settingRoutes } from '../../../contract/settings.ts'
import { call } from '../../api.ts'
import { useNotice } from '../../components/notices.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

interface SoonDaysCardProps {
  readonly soonDays: number
  readonly version: number
}

export function SoonDaysCard({ soonDays, version }: SoonDaysCardProps) {
  const { settings: t } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const [typed, setTyped] = useState(String(soonDays))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const days = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : null
  const isWrong = days === null || days > MOST_SOON_DAYS
  const change = async (wanted: number) => {
    setBusy(true)
    setError(null)
    try {
      await call(settingRoutes.changeSoonDays, { body: { soonDays: wanted, version } })
      notice.done(t.soonDaysChanged(formatCount(wanted)))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
      // How every task stands hangs on it, and the version of the settings has moved on.
      await client.invalidateQueries()
    }
  }
  return (
    <section className="card" aria-labelledby="sap-den-han">
      <h2 id="sap-den-han">{t.soonDaysTitle}</h2>
      <p className="soft">{t.soonDaysHint}</p>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (days !== null && !isWrong && days !== soonDays) void change(days)
        }}
      >
        <label htmlFor={id}>{t.soonDays}</label>
        <Input
          id={id}
          inputMode="numeric"
          maxLength={4}
          className="number-field"
          value={typed}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="primary" htmlType="submit" loading={busy} disabled={isWrong || days === soonDays}>
          {t.changeSoonDays}
        </Button>
      </form>
      {isWrong && (
        <p id={`${id}-fault`} role="alert" className="field-fault">
          {t.soonDaysShape(formatCount(MOST_SOON_DAYS))}
        </p>
      )}
      <RefusalNotice error={error} />
    </section>
  )
}
