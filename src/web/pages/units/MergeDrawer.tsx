/** "Sáp nhập vào": the unit ends on a day and goes on in another. */
import { Form } from 'antd'
import { type Unit, unitRoutes } from '../../../contract/units.ts'
import { call } from '../../api.ts'
import { DayField } from '../../components/DayField.tsx'
import { FormDrawer } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { UnitSelect } from '../../components/UnitSelect.tsx'
import { useTexts } from '../../text/texts.tsx'

interface MergeDrawerProps {
  readonly unit: Unit
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

interface MergeForm {
  readonly intoUnitId: string | null
  readonly on: string | null
}

export function MergeDrawer({ unit, onClose, onSaved }: MergeDrawerProps) {
  const { units: t, common } = useTexts()
  const notice = useNotice()
  const needed = { required: true, message: common.required }
  const save = async ({ intoUnitId, on }: MergeForm, version: number) => {
    await call(unitRoutes.merge, {
      params: { unitId: unit.id },
      body: { intoUnitId: intoUnitId ?? '', on: on ?? '', version },
    })
    notice.done(t.merged(unit.name))
    await onSaved()
  }
  return (
    <FormDrawer<MergeForm>
      title={t.mergeTitle(unit.name)}
      submit={t.merge}
      start={{ values: { intoUnitId: null, on: null }, version: unit.version }}
      save={save}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="soft">{t.mergeText}</p>
          <Form.Item name="intoUnitId" label={t.mergeInto} rules={[needed]}>
            <UnitSelect without={new Set([unit.id])} />
          </Form.Item>
          <Form.Item name="on" label={t.mergeOn} rules={[needed]}>
            <DayField />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}
