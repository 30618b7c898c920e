/** Adds the published result of a year, or changes it. Published points of criteria stay as they are. */
import { Form, Input } from 'antd'
import type { Rule } from 'antd/es/form'
import { type PublishedResult, type ResultWriting, rankingRoutes } from '../../../contract/ranking.ts'
import { call } from '../../api.ts'
import { DayField } from '../../components/DayField.tsx'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { formatFigure, withPoint } from '../../figures.ts'
import { formatDay } from '../../format.ts'
import { useMe } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

interface ResultDrawerProps {
  /** Null for a year that has none yet. */
  readonly result: PublishedResult | null
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

interface ResultForm {
  readonly year: string
  readonly index: string
  readonly class: string
  readonly rank: string
  readonly of: string
  readonly decisionNumber: string
  readonly decidedOn: string | null
}

export function ResultDrawer({ result, onClose, onSaved }: ResultDrawerProps) {
  const { results: t, common } = useTexts()
  const me = useMe()
  const notice = useNotice()
  const unitId = result?.unitId ?? me.departmentId
  const save = async (values: ResultForm, version: number) => {
    const body = { ...writingOf(values), points: result?.points ?? {}, version: version === 0 ? null : version }
    await call(rankingRoutes.write, { params: { unitId, year: values.year.trim() }, body })
    notice.done(common.saved)
    await onSaved()
  }
  const fetchLatest = async (): Promise<Versioned<ResultForm>> => {
    const query = { unitId, year: String(result?.year) }
    const [latest] = (await call(rankingRoutes.list, { query })).rows
    if (!latest) throw new Error(t.removed(query.year))
    return { values: formOf(latest), version: latest.version }
  }
  const lastYear = String(Number(me.today.slice(0, 4)) - 1)
  return (
    <FormDrawer<ResultForm>
      title={result ? t.editTitle(String(result.year)) : t.addTitle}
      start={result ? { values: formOf(result), version: result.version } : { values: blank(lastYear), version: 0 }}
      save={save}
      onClose={onClose}
      {...(result ? { fetchLatest } : {})}
      fields={[
        { name: 'index', label: t.index },
        { name: 'class', label: t.class },
        { name: 'rank', label: t.rank },
        { name: 'of', label: t.of },
        { name: 'decisionNumber', label: t.decisionNumber },
        { name: 'decidedOn', label: t.decidedOn, words: ({ decidedOn }) => (decidedOn ? formatDay(decidedOn) : '') },
      ]}
    >
      {() => <ResultFields isNew={result === null} />}
    </FormDrawer>
  )
}

function ResultFields({ isNew }: { readonly isNew: boolean }) {
  const { results: t, common } = useTexts()
  const required: Rule = { required: true, whitespace: true, message: common.required }
  const count: Rule = { pattern: /^\s*[1-9]\d{0,3}\s*$/, message: t.countShape }
  return (
    <>
      <div className="two-fields">
        <Form.Item
          name="year"
          label={t.year}
          extra={t.yearHint}
          rules={[required, { pattern: /^\s*20\d\d\s*$|^\s*2100\s*$/, message: t.yearShape }]}
        >
          <Input inputMode="numeric" maxLength={6} disabled={!isNew} />
        </Form.Item>
        <Form.Item
          name="index"
          label={t.index}
          rules={[required, { pattern: /^\s*(100([.,]0{1,6})?|\d{1,2}([.,]\d{1,6})?)\s*$/, message: t.indexShape }]}
        >
          <Input inputMode="decimal" maxLength={12} />
        </Form.Item>
      </div>
      <Form.Item name="class" label={t.class} extra={t.classHint}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="rank" label={t.rank} rules={[count]}>
          <Input inputMode="numeric" maxLength={6} />
        </Form.Item>
        <Form.Item name="of" label={t.of} rules={[count]}>
          <Input inputMode="numeric" maxLength={6} />
        </Form.Item>
      </div>
      <div className="two-fields">
        <Form.Item name="decisionNumber" label={t.decisionNumber}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="decidedOn" label={t.decidedOn}>
          <DayField />
        </Form.Item>
      </div>
    </>
  )
}

const blank = (year: string): ResultForm => ({
  year,
  index: '',
  class: '',
  rank: '',
  of: '',
  decisionNumber: '',
  decidedOn: null,
})

const formOf = (result: PublishedResult): ResultForm => ({
  year: String(result.year),
  index: formatFigure(result.index),
  class: result.class ?? '',
  rank: result.rank === null ? '' : String(result.rank),
  of: result.of === null ? '' : String(result.of),
  decisionNumber: result.decisionNumber ?? '',
  decidedOn: result.decidedOn,
})

function writingOf({ index, rank, of, decidedOn, ...form }: ResultForm): Omit<ResultWriting, 'points'> {
  const count = (typed: string) => (typed.trim() === '' ? null : Number(typed.trim()))
  const words = (typed: string) => (typed.trim() === '' ? null : typed)
  return {
    index: withPoint(index.trim()),
    class: words(form.class),
    rank: count(rank),
    of: count(of),
    decisionNumber: words(form.decisionNumber),
    decidedOn,
  }
}
