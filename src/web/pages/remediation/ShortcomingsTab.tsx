/** The shortcomings that were read, each with its cause and the criteria that lost points by it. */
import { Input, Select } from 'antd'
import type { CriterionName } from '../../../contract/remediation.ts'
import { linksOf } from '../../../core/plans/editing/draftOf.ts'
import { changeItem } from '../../../core/plans/editing/editDraft.ts'
import type { DraftShortcoming, ShortcomingCriterion } from '../../../core/plans/editing/planDraft.ts'
import { ShortcomingCause } from '../../../core/plans/planReading.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { formatFigure, withPoint } from '../../figures.ts'
import { type Texts, useTexts } from '../../text/texts.tsx'
import { CriteriaSelect, findByWords, optionsOf } from './CriteriaSelect.tsx'
import { Labelled } from './DeadlineField.tsx'
import { AddItemButton, type Correcting, ItemCard } from './ItemCard.tsx'
import { PagedItems } from './PagedItems.tsx'

export function ShortcomingsTab({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { shortcomings } = correcting.draft
  return (
    <>
      {shortcomings.length === 0 && <p className="soft">{t.noShortcomings}</p>}
      <PagedItems
        items={shortcomings}
        opened={correcting.opened}
        wordsOf={wordsOf}
        render={(item) => (
          <ItemCard
            key={item.id}
            correcting={correcting}
            list="shortcomings"
            id={item.id}
            name={[item.section, item.id].filter(Boolean).join(' · ')}
            where={item.where}
            short={
              <>
                <ShortcomingInShort item={item} />
                {correcting.aboutShortcoming?.(item)}
              </>
            }
            editor={<ShortcomingEditor correcting={correcting} item={item} />}
          />
        )}
      />
      <AddItemButton correcting={correcting} list="shortcomings" label={t.addShortcoming} />
    </>
  )
}

const wordsOf = ({ section, text, criteria }: DraftShortcoming): string =>
  [section, text, ...criteria.map(({ code }) => code)].join(' ')

function ShortcomingInShort({ item }: { readonly item: DraftShortcoming }) {
  const { plans: t } = useTexts()
  return (
    <div className="item-short">
      <p className="item-text">{item.text}</p>
      <p>
        <StateTag tone="plain">{t.causes[item.cause]}</StateTag> <span className="soft">{figuresOf(item, t)}</span>
      </p>
      {item.criteria.length > 0 && (
        <dl>
          <dt>{t.criteriaOfShortcoming}</dt>
          <dd className="number">{item.criteria.map(({ code }) => code).join(', ')}</dd>
        </dl>
      )}
    </div>
  )
}

/** `đạt 63,63, yêu cầu 80`; nothing where the document names neither. */
export function figuresOf(
  { actual, required }: Pick<DraftShortcoming, 'actual' | 'required'>,
  t: Texts['plans'],
): string {
  if (actual === null && required === null) return ''
  return t.figures(actual === null ? '–' : formatFigure(actual), required === null ? '–' : formatFigure(required))
}

interface ShortcomingEditorProps {
  readonly correcting: Correcting
  readonly item: DraftShortcoming
}

function ShortcomingEditor({ correcting, item }: ShortcomingEditorProps) {
  const { plans: t } = useTexts()
  const change = (part: Partial<Omit<DraftShortcoming, 'id'>>, step?: string) =>
    correcting.change(
      (now) => changeItem(now, 'shortcomings', item.id, part),
      step && `shortcomings.${item.id}.${step}`,
    )
  return (
    <>
      <Labelled label={t.text} field="text">
        {(id, described) => (
          <Input.TextArea
            id={id}
            {...described}
            value={item.text}
            className="growing"
            rows={2}
            onChange={(event) => change({ text: event.target.value }, 'text')}
          />
        )}
      </Labelled>
      <div className="two-fields">
        <Labelled label={t.cause} field="cause">
          {(id, described) => (
            <Select
              id={id}
              {...described}
              value={item.cause}
              options={ShortcomingCause.options.map((cause) => ({ value: cause, label: t.causes[cause] }))}
              onChange={(cause) => change({ cause })}
            />
          )}
        </Labelled>
        <FigureField
          field="actual"
          label={t.actual}
          value={item.actual}
          onChange={(actual) => change({ actual }, 'actual')}
        />
        <FigureField
          field="required"
          label={t.required}
          value={item.required}
          onChange={(required) => change({ required }, 'required')}
        />
      </div>
      <ShortcomingCriteria
        criteria={(correcting.criteria.running ?? correcting.criteria.loss)?.criteria ?? []}
        loss={correcting.criteria.loss}
        value={item.criteria}
        onChange={(criteria) => change({ criteria })}
      />
    </>
  )
}

interface ShortcomingCriteriaProps {
  readonly criteria: readonly CriterionName[]
  readonly loss: Correcting['criteria']['loss']
  readonly value: readonly ShortcomingCriterion[]
  readonly onChange: (links: ShortcomingCriterion[]) => void
}

/** The criteria of the running year; for each the criterion under which last year's points were lost, by the same code at first. */
export function ShortcomingCriteria({ criteria, loss, value, onChange }: ShortcomingCriteriaProps) {
  const { plans: t } = useTexts()
  const known = { lossCriteria: loss?.criteria ?? [] }
  return (
    <>
      <Labelled label={t.criteriaOfShortcoming} field="criteria">
        {(id) => (
          <CriteriaSelect
            id={id}
            criteria={criteria}
            value={value.map(({ code }) => code)}
            onChange={(codes) => onChange(linksOf(codes, value, known))}
          />
        )}
      </Labelled>
      {loss &&
        value.map((link) => (
          <Labelled key={link.code} label={t.lossOf(link.code, String(loss.year))}>
            {(id) => (
              <Select
                id={id}
                value={link.lossCode}
                allowClear
                placeholder={t.lossNone}
                options={optionsOf(loss.criteria)}
                showSearch={{ filterOption: findByWords }}
                onChange={(lossCode: string | null | undefined) =>
                  onChange(value.map((one) => (one.code === link.code ? { ...one, lossCode: lossCode ?? null } : one)))
                }
              />
            )}
          </Labelled>
        ))}
    </>
  )
}

interface FigureFieldProps {
  readonly field: string
  readonly label: string
  readonly value: string | null
  readonly onChange: (figure: string | null) => void
}

/** A figure as people write it, with a comma; kept with a point. */
function FigureField({ field, label, value, onChange }: FigureFieldProps) {
  return (
    <Labelled label={label} field={field}>
      {(id, described) => (
        <Input
          id={id}
          {...described}
          inputMode="decimal"
          value={value === null ? '' : formatFigure(value)}
          maxLength={20}
          onChange={(event) => onChange(withPoint(event.target.value) || null)}
        />
      )}
    </Labelled>
  )
}
