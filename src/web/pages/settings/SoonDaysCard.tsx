/** From how many days before it is due a task is soon due. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { MOST_SOON_DAYS, settingRoutes } from '../../../contract/settings.ts'
import { call } from '../../api.ts'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'
import { useSettingChange } from './useSettingChange.ts'

interface SoonDaysCardProps {
  readonly soonDays: number
  readonly version: number
}

export function SoonDaysCard({ soonDays, version }: SoonDaysCardProps) {
  const { settings: t } = useTexts()
  const { busy, error, change } = useSettingChange()
  const [typed, setTyped] = useState(String(soonDays))
  const id = useId()
  const days = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : null
  const isWrong = days === null || days > MOST_SOON_DAYS
  const store = (wanted: number) => {
    const body = { soonDays: wanted, version }
    return change(() => call(settingRoutes.changeSoonDays, { body }), t.soonDaysChanged(formatCount(wanted)))
  }
  return (
    <section className="card" aria-labelledby="sap-den-han">
      <h2 id="sap-den-han">{t.soonDaysTitle}</h2>
      <p className="soft">{t.soonDaysHint}</p>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (days !== null && !isWrong && days !== soonDays) void store(days)
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
