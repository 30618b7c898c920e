/** The day that counts as today while the sample office is in use. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { settingRoutes } from '../../../contract/settings.ts'
import { call } from '../../api.ts'
import { DayField } from '../../components/DayField.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatDay } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'
import { useSettingChange } from './useSettingChange.ts'

interface DemonstrationDayCardProps {
  readonly day: string
  readonly version: number
}

export function DemonstrationDayCard({ day, version }: DemonstrationDayCardProps) {
  const { settings: t } = useTexts()
  const { busy, error, change } = useSettingChange()
  const [chosen, setChosen] = useState<string | null>(day)
  const id = useId()
  const store = (wanted: string) =>
    change(
      () => call(settingRoutes.changeDemonstrationDay, { body: { day: wanted, version } }),
      t.dayChanged(formatDay(wanted)),
    )
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
          onClick={() => chosen && store(chosen)}
        >
          {t.changeDay}
        </Button>
      </div>
      <RefusalNotice error={error} />
    </section>
  )
}
