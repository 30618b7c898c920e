/**
 * A form in a drawer: asks before typed words are lost, puts the server's faults at their fields, and when somebody
 * saved before, shows the differences and keeps what was typed.
 */
import { Button, Drawer, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiRefusal } from '../api.ts'
import { useTexts } from '../text/texts.tsx'
import { RefusalNotice } from './RefusalNotice.tsx'
import { VERSION_CONFLICT, VersionConflict } from './VersionConflict.tsx'

export interface Versioned<Values> {
  readonly values: Values
  /** The version being changed; 0 for something new. */
  readonly version: number
}

export interface FieldWords<Values> {
  readonly name: keyof Values & string
  readonly label: string
  /** The field's value in words; the value as text where it is left out. */
  readonly words?: (values: Values) => string
}

interface FormDrawerProps<Values extends object> {
  readonly title: string
  readonly start: Versioned<Values>
  readonly save: (values: Values, version: number) => Promise<void>
  readonly onClose: () => void
  /** Fetches the newest version after a conflict. Without it a conflict is told as any refusal. */
  readonly fetchLatest?: () => Promise<Versioned<Values>>
  /** The fields in words, for the differences. */
  readonly fields?: readonly FieldWords<Values>[]
  readonly submit?: string
  readonly children: (form: FormInstance<Values>) => ReactNode
}

export function FormDrawer<Values extends object>(props: FormDrawerProps<Values>) {
  const { title, start, save, onClose, fetchLatest, fields = [], submit, children } = props
  const { common } = useTexts()
  const [form] = Form.useForm<Values>()
  const [version, setVersion] = useState(start.version)
  const [latest, setLatest] = useState<Versioned<Values> | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const conflicted = error instanceof ApiRefusal && error.code === VERSION_CONFLICT && fetchLatest !== undefined

  const doBusy = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (refusal) {
      setError(refusal)
      if (refusal instanceof ApiRefusal) putAtFields(form, refusal)
    } finally {
      setBusy(false)
    }
  }
  const finish = (values: Values) =>
    doBusy(async () => {
      setError(null)
      setLatest(null)
      await save(values, version)
      onClose()
    })
  const loadLatest = () =>
    doBusy(async () => {
      if (!fetchLatest) return
      const newest = await fetchLatest()
      setLatest(newest)
      setVersion(newest.version)
    })
  const takeLatest = () => {
    if (!latest) return
    form.setFieldsValue(latest.values as Parameters<typeof form.setFieldsValue>[0])
    setError(null)
    setLatest(null)
  }
  const leave = () => (form.isFieldsTouched() ? setLeaving(true) : onClose())
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (form.isFieldsTouched()) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [form])

  return (
    <Drawer
      open
      title={title}
      onClose={leave}
      size={520}
      keyboard
      footer={
        <div className="drawer-actions">
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {busy ? common.saving : (submit ?? common.save)}
          </Button>
          <Button onClick={leave}>{common.cancel}</Button>
        </div>
      }
    >
      {conflicted ? (
        <VersionConflict
          differences={latest && differencesOf(fields, latest.values, form.getFieldsValue(true))}
          busy={busy}
          onLoad={loadLatest}
          onTakeLatest={takeLatest}
        />
      ) : (
        <RefusalNotice error={error} />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={start.values}
        onFinish={finish}
        scrollToFirstError={{ focus: true }}
        noValidate
      >
        {children(form)}
        {/* Enter in a field sends the form; the visible button stands at the drawer's foot. */}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true" />
      </Form>
      <Modal
        open={leaving}
        title={common.discardTitle}
        okText={common.discard}
        cancelText={common.keepWriting}
        okButtonProps={{ danger: true }}
        onOk={onClose}
        onCancel={() => setLeaving(false)}
      >
        <p>{common.discardText}</p>
      </Modal>
    </Drawer>
  )
}

/** A fault at `grants.0.unitId` goes to that field; faults elsewhere stay in the notice above. */
function putAtFields<Values extends object>(form: FormInstance<Values>, refusal: ApiRefusal): void {
  const faults = refusal.problems
    .filter((problem) => typeof problem.where === 'string' && problem.where !== '')
    .map((problem) => ({
      name: String(problem.where)
        .split('.')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      errors: [problem.text],
    }))
  form.setFields(faults as unknown as Parameters<typeof form.setFields>[0])
}

function differencesOf<Values>(fields: readonly FieldWords<Values>[], latest: Values, mine: Values) {
  return fields
    .map(({ name, label, words }) => ({
      label,
      latest: words ? words(latest) : plainWords(latest[name]),
      mine: words ? words(mine) : plainWords(mine[name]),
    }))
    .filter((difference) => difference.latest !== difference.mine)
}

const plainWords = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
