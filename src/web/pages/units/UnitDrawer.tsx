/** Adds a unit or changes one. */
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { type Unit, type UnitWriting, unitKinds, unitRoutes } from '../../../contract/units.ts'
import { isInstanceAdministrator } from '../../../core/access/permissions.ts'
import { call } from '../../api.ts'
import { DayField } from '../../components/DayField.tsx'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { UnitSelect } from '../../components/UnitSelect.tsx'
import { withDescendants } from '../../components/unitTree.ts'
import { formatDay } from '../../format.ts'
import { queryOf, useActor } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

interface UnitDrawerProps {
  readonly unit: Unit | null
  /** Where a new unit belongs. */
  readonly parentId: string | null
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

interface UnitForm {
  readonly name: string
  readonly shortName: string
  readonly code: string
  readonly kind: Unit['kind']
  readonly parentId: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
}

export function UnitDrawer({ unit, parentId, onClose, onSaved }: UnitDrawerProps) {
  const { units: t, common } = useTexts()
  const notice = useNotice()
  const { data: units = [] } = useQuery(queryOf(unitRoutes.list, {}))
  const nameOf = (id: string | null) => units.find((other) => other.id === id)?.name ?? ''
  const kinds = kindsFor(unit, isInstanceAdministrator(useActor()))
  const day = (value: string | null) => (value ? formatDay(value) : '')

  const save = async (values: UnitForm, version: number) => {
    const body = writingOf(values)
    if (unit) await call(unitRoutes.change, { params: { unitId: unit.id }, body: { ...body, version } })
    else await call(unitRoutes.create, { body })
    notice.done(common.saved)
    await onSaved()
  }
  const fetchLatest = async (): Promise<Versioned<UnitForm>> => {
    const latest = (await call(unitRoutes.list, {})).find(({ id }) => id === unit?.id)
    if (!latest) throw new Error(common.noUnitFound)
    return { values: formOf(latest), version: latest.version }
  }
  const start: Versioned<UnitForm> = unit
    ? { values: formOf(unit), version: unit.version }
    : {
        values: { name: '', shortName: '', code: '', kind: 'room', parentId, validFrom: null, validUntil: null },
        version: 0,
      }
  return (
    <FormDrawer<UnitForm>
      title={unit ? t.editTitle(unit.name) : t.addTitle}
      start={start}
      save={save}
      onClose={onClose}
      {...(unit ? { fetchLatest } : {})}
      fields={[
        { name: 'name', label: t.name },
        { name: 'shortName', label: t.shortName },
        { name: 'code', label: t.code },
        { name: 'kind', label: t.kind, words: ({ kind }) => t.kinds[kind] },
        { name: 'parentId', label: t.parent, words: (values) => nameOf(values.parentId) },
        { name: 'validFrom', label: t.validFrom, words: ({ validFrom }) => day(validFrom) },
        { name: 'validUntil', label: t.validUntil, words: ({ validUntil }) => day(validUntil) },
      ]}
    >
      {() => (
        <>
          <Form.Item
            name="name"
            label={t.name}
            rules={[{ required: true, whitespace: true, message: common.required }]}
          >
            <Input maxLength={300} />
          </Form.Item>
          <div className="two-fields">
            <Form.Item name="shortName" label={t.shortName}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="kind" label={t.kind} rules={[{ required: true }]}>
              <Select options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))} />
            </Form.Item>
          </div>
          <Form.Item
            name="code"
            label={t.code}
            extra={t.codeHint}
            normalize={(typed: string) => typed.toLowerCase()}
            rules={[
              { required: true, message: common.required },
              { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: t.codeShape },
            ]}
          >
            <Input maxLength={60} autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="parentId" label={t.parent}>
            <UnitSelect
              allowClear
              disabled={unit?.parentId === null}
              {...(unit ? { without: withDescendants(units, unit.id) } : {})}
            />
          </Form.Item>
          <div className="two-fields">
            <Form.Item name="validFrom" label={t.validFrom}>
              <DayField />
            </Form.Item>
            <Form.Item
              name="validUntil"
              label={t.validUntil}
              dependencies={['validFrom']}
              rules={[
                ({ getFieldValue }) => ({
                  validator: async (_, until: string | null) => {
                    const from: string | null = getFieldValue('validFrom')
                    if (from && until && until < from) throw new Error(t.daysInOrder)
                  },
                }),
              ]}
            >
              <DayField />
            </Form.Item>
          </div>
        </>
      )}
    </FormDrawer>
  )
}

/** Only the administrator of the whole instance makes departments, or turns a unit into one. */
const kindsFor = (unit: Unit | null, isInstance: boolean): readonly Unit['kind'][] =>
  isInstance ? unitKinds : unitKinds.filter((kind) => isDepartment(kind) === (unit !== null && isDepartment(unit.kind)))

const isDepartment = (kind: Unit['kind']): boolean => kind === 'department' || kind === 'province'

const formOf = ({ name, shortName, code, kind, parentId, validFrom, validUntil }: Unit): UnitForm => ({
  name,
  shortName: shortName ?? '',
  code,
  kind,
  parentId,
  validFrom,
  validUntil,
})

function writingOf({ shortName, ...values }: UnitForm): UnitWriting {
  return { ...values, shortName: shortName.trim() === '' ? null : shortName }
}
