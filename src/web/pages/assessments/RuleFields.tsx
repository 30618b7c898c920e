/** The fields that each rule kind asks for. `path` is where they stand in the form; a period's stand below the criterion's. */
import { Checkbox, Form, type FormInstance, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { parseExpression, variablesOf } from '../../../core/scoring/formulaExpression.ts'
import { periodName } from '../../../core/scoring/periods.ts'
import type { ScoringRule } from '../../../core/scoring/scoringRule.ts'
import { assertNever } from '../../../core/values/result.ts'
import { DayField } from '../../components/DayField.tsx'
import { formatFigure } from '../../figures.ts'
import { useTexts } from '../../text/texts.tsx'
import type { FactForm } from './factForm.ts'

type PeriodicRule = Extract<ScoringRule, { kind: 'periodic' }>
type Rule = ScoringRule | PeriodicRule['each']
type Path = readonly string[]

interface RuleFieldsProps {
  readonly rule: Rule
  readonly path: Path
  readonly form: FormInstance<FactForm>
}

export function RuleFields({ rule, path, form }: RuleFieldsProps) {
  const { sheets: t } = useTexts()
  switch (rule.kind) {
    case 'achieved':
      return (
        <ChoiceField
          path={[...path, 'achieved']}
          label={t.achieved}
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      )
    case 'parts':
      return (
        <FieldSet legend={t.parts}>
          {rule.parts.map(({ id, name, points }) => (
            <Form.Item key={id} name={[...path, 'parts', id]} valuePropName="checked" className="tight">
              <Checkbox>{t.partPoints(name, formatFigure(points))}</Checkbox>
            </Form.Item>
          ))}
        </FieldSet>
      )
    case 'levels':
      return (
        <ChoiceField
          path={[...path, 'level']}
          label={t.level}
          options={rule.levels.map(({ id, name, points }) => ({
            value: id,
            label: t.partPoints(name, formatFigure(points)),
          }))}
        />
      )
    case 'bands':
      if (rule.on === 'percent') return <RateFields path={path} form={form} />
      return rule.on === 'count' ? (
        <CountField path={[...path, 'count']} label={t.count} />
      ) : (
        <FigureField path={[...path, 'value']} label={t.value} />
      )
    case 'proportional':
      return <RateFields path={path} form={form} />
    case 'count':
      return <CountField path={[...path, 'count']} label={t.count} />
    case 'deduct':
    case 'events':
      return rule.events.map(({ id, name, points }) => (
        <CountField key={id} optional path={[...path, 'events', id]} label={t.eventCount(name, formatFigure(points))} />
      ))
    case 'deadline':
      return <DeadlineFields path={path} form={form} dated={Boolean(rule.due)} />
    case 'periodic':
      return rule.periods.map((period) => (
        <PeriodFields key={period} rule={rule} period={period} path={[...path, 'periods', period]} form={form} />
      ))
    case 'weighted':
      return Object.keys(rule.weights).map((answer) => (
        <CountField key={answer} optional path={[...path, 'answers', answer]} label={t.answerCount(answer)} />
      ))
    case 'compare':
      return (
        <div className="two-fields">
          <FigureField path={[...path, 'value']} label={t.value} />
          <FigureField path={[...path, 'reference']} label={t.reference} />
        </div>
      )
    case 'formula':
      return variableNames(rule.expression).map((name) => (
        <FigureField key={name} optional path={[...path, 'variables', name]} label={name} />
      ))
    case 'manual':
      return <ManualFields path={path} />
    default:
      return assertNever(rule)
  }
}

function RateFields({ path, form }: Omit<RuleFieldsProps, 'rule'>) {
  const { sheets: t } = useTexts()
  const by = useChosen(form, [...path, 'by'])
  return (
    <>
      <Form.Item name={[...path, 'by']} className="tight">
        <Radio.Group
          aria-label={t.ratioKind}
          options={[
            { value: 'counts', label: t.byCounts },
            { value: 'percent', label: t.byPercent },
          ]}
        />
      </Form.Item>
      {by === 'percent' ? (
        <FigureField path={[...path, 'percent']} label={t.percent} />
      ) : (
        <div className="two-fields">
          <CountField path={[...path, 'numerator']} label={t.numerator} />
          <CountField path={[...path, 'denominator']} label={t.denominator} />
        </div>
      )}
    </>
  )
}

function DeadlineFields({ path, form, dated }: Omit<RuleFieldsProps, 'rule'> & { readonly dated: boolean }) {
  const { sheets: t, common } = useTexts()
  const when = useChosen(form, [...path, 'when'])
  const choices = dated ? (['doneOn', 'daysLate', 'notDone'] as const) : (['daysLate', 'notDone'] as const)
  return (
    <>
      <ChoiceField
        path={[...path, 'when']}
        label={t.when}
        options={choices.map((value) => ({ value, label: t.whens[value] }))}
      />
      {when === 'doneOn' && (
        <Form.Item name={[...path, 'doneOn']} label={t.whenOn} rules={[{ required: true, message: common.required }]}>
          <DayField />
        </Form.Item>
      )}
      {when === 'daysLate' && <CountField path={[...path, 'daysLate']} label={t.whenLate} />}
    </>
  )
}

/** A period is told by figures, by "nothing arose", or not yet; the whole waits for the last of them. */
function PeriodFields({
  rule,
  period,
  path,
  form,
}: Omit<RuleFieldsProps, 'rule'> & { readonly rule: PeriodicRule; readonly period: string }) {
  const { sheets: t } = useTexts()
  const about = useChosen(form, [...path, 'about'])
  return (
    <FieldSet legend={periodName(period)}>
      <Form.Item name={[...path, 'about']} className="tight">
        <Radio.Group
          aria-label={`${t.kindOfAnswer}: ${periodName(period)}`}
          options={(['notYet', 'figures', 'nothingArose'] as const).map((value) => ({
            value,
            label: value === 'nothingArose' ? t.answers.nothingInPeriod : t.answers[value],
          }))}
        />
      </Form.Item>
      {about === 'figures' && <RuleFields rule={rule.each} path={path} form={form} />}
    </FieldSet>
  )
}

function ManualFields({ path }: { readonly path: Path }) {
  const { sheets: t, common } = useTexts()
  return (
    <>
      <FigureField path={[...path, 'points']} label={t.manualPoints} />
      <Form.Item
        name={[...path, 'reason']}
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: common.required }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  )
}

interface ChoiceFieldProps {
  readonly path: Path
  readonly label: string
  readonly options: readonly { readonly value: string | boolean; readonly label: string }[]
}

function ChoiceField({ path, label, options }: ChoiceFieldProps) {
  const { common } = useTexts()
  return (
    <Form.Item name={[...path]} label={label} rules={[{ required: true, message: common.required }]}>
      <Radio.Group className="radio-column" aria-label={label} options={[...options]} />
    </Form.Item>
  )
}

interface NumberFieldProps {
  readonly path: Path
  readonly label: string
  readonly optional?: boolean
}

function CountField({ path, label, optional = false }: NumberFieldProps) {
  return <NumberField path={path} label={label} optional={optional} mode="numeric" />
}

function FigureField({ path, label, optional = false }: NumberFieldProps) {
  const { sheets: t } = useTexts()
  return <NumberField path={path} label={label} optional={optional} mode="decimal" hint={t.commaHint} />
}

/** Plain text on purpose: what is no number is refused with a sentence instead of vanishing while one types. */
function NumberField({
  path,
  label,
  optional,
  mode,
  hint,
}: NumberFieldProps & { readonly mode: 'numeric' | 'decimal'; readonly hint?: string }) {
  const { common } = useTexts()
  return (
    <Form.Item
      name={[...path]}
      label={label}
      extra={hint}
      rules={optional ? [] : [{ required: true, whitespace: true, message: common.required }]}
    >
      <Input className="number-field" inputMode={mode} maxLength={40} autoComplete="off" />
    </Form.Item>
  )
}

function FieldSet({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="fact-set">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** What is chosen at a place in the form, also before the field there is drawn for the first time. */
function useChosen(form: FormInstance<FactForm>, path: Path): unknown {
  const chosen = Form.useWatch((values: FactForm) => valueAt(values, path), form)
  return chosen ?? valueAt(form.getFieldsValue(true), path)
}

function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    values,
  )
}

function variableNames(expression: string): readonly string[] {
  const parsed = parseExpression(expression)
  return parsed.ok ? variablesOf(parsed.expression) : []
}
