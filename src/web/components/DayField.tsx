/** A day, typed as dd/mm/yyyy or chosen from a calendar; outside it is `YYYY-MM-DD`, or null when empty. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useMe } from '../query.ts'
import { useTexts } from '../text/texts.tsx'

const FORMATS = ['DD/MM/YYYY', 'D/M/YYYY', 'DD-MM-YYYY', 'D-M-YYYY', 'DD.MM.YYYY', 'D.M.YYYY', 'DDMMYYYY']

interface DayFieldProps {
  /** Given by the form, or by the one that uses it. */
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (day: string | null) => void
  readonly allowClear?: boolean
  readonly disabled?: boolean
}

export function DayField({ id, value, onChange, allowClear = true, disabled = false }: DayFieldProps) {
  const { common } = useTexts()
  const { today } = useMe()
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className="day-field"
      value={value ? dayjs(value) : null}
      format={FORMATS}
      placeholder={common.dayHint}
      // The calendar opens at the office's day, which is not the machine's while the sample runs.
      defaultPickerValue={dayjs(today)}
      showNow={false}
      allowClear={allowClear}
      disabled={disabled}
      // Enter takes the day that was typed; it does not send the form around it as well.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}
