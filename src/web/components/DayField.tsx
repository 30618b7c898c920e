/** A day, typed as dd/mm/yyyy or chosen from a calendar; outside it is `YYYY-MM-DD`, or null when empty. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { type FocusEvent, useState } from 'react'
import { useMe } from '../query.ts'
import { useTexts } from '../text/texts.tsx'

const FORMATS = ['DD/MM/YYYY', 'D/M/YYYY', 'DD-MM-YYYY', 'D-M-YYYY', 'DD.MM.YYYY', 'D.M.YYYY', 'DDMMYYYY']

interface DayFieldProps {
  /** Given by the form, or by the one that uses it. */
  readonly id?: string
  /** Names the field where no label stands beside it. */
  readonly ariaLabel?: string
  readonly value?: string | null
  readonly onChange?: (day: string | null) => void
  readonly allowClear?: boolean
  readonly disabled?: boolean
}

export function DayField({ id, ariaLabel, value, onChange, allowClear = true, disabled = false }: DayFieldProps) {
  const { common } = useTexts()
  const { today } = useMe()
  const [unknown, setUnknown] = useState('')
  // The field takes back what is no day as soon as it is left: that is said, with what had been typed.
  const look = ({ target }: FocusEvent<HTMLElement>) => {
    const typed = target instanceof HTMLInputElement ? target.value.trim() : ''
    setUnknown(typed === '' || dayjs(typed, FORMATS, true).isValid() ? '' : typed)
  }
  return (
    <>
      <DatePicker
        {...(id ? { id } : {})}
        {...(ariaLabel ? { 'aria-label': ariaLabel } : {})}
        className="day-field"
        value={value ? dayjs(value) : null}
        format={FORMATS}
        placeholder={common.dayHint}
        // The calendar opens at the office's day, which is not the machine's while the sample runs.
        defaultPickerValue={dayjs(today)}
        // A pointer resting where the calendar opens would write its day over what is being typed.
        previewValue={false}
        showNow={false}
        allowClear={allowClear}
        disabled={disabled}
        {...(unknown ? { status: 'error' as const } : {})}
        // Enter takes the day that was typed; it does not send the form around it as well.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        onBlur={look}
        onChange={(day) => {
          setUnknown('')
          onChange?.(day ? day.format('YYYY-MM-DD') : null)
        }}
      />
      {unknown && (
        <p role="alert" className="field-fault">
          {common.dayUnknown(unknown)}
        </p>
      )}
    </>
  )
}
