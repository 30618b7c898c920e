/** The targets that were read, each with its comparison, value and unit. */
import { Input, Select } from 'antd'
import { changeItem } from '../../../core/plans/editing/editDraft.ts'
import { DraftTarget } from '../../../core/plans/editing/planDraft.ts'
import { formatFigure, withPoint } from '../../figures.ts'
import { type Texts, useTexts } from '../../text/texts.tsx'
import { Labelled } from './DeadlineField.tsx'
import { AddItemButton, type Correcting, ItemCard } from './ItemCard.tsx'
import { PagedItems } from './PagedItems.tsx'

export function TargetsTab({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { targets } = correcting.draft
  return (
    <>
      {targets.length === 0 && <p className="soft">{t.noTargets}</p>}
      <PagedItems
        items={targets}
        opened={correcting.opened}
        wordsOf={wordsOf}
        render={(target) => (
          <ItemCard
            key={target.id}
            correcting={correcting}
            list="targets"
            id={target.id}
            name={[target.section, target.id].filter(Boolean).join(' · ')}
            where={target.where}
            short={
              <div className="item-short">
                <p className="item-text">{target.text}</p>
                <p className="number">{targetWords(target, t)}</p>
              </div>
            }
            editor={<TargetEditor correcting={correcting} target={target} />}
          />
        )}
      />
      <AddItemButton correcting={correcting} list="targets" label={t.addTarget} />
    </>
  )
}

const wordsOf = ({ section, text, value, unit }: DraftTarget): string => [section, text, value, unit].join(' ')

/** `≥ 80%`, with the words of the sign for those who hear it. */
export function targetWords({ op, value, unit }: Pick<DraftTarget, 'op' | 'value' | 'unit'>, t: Texts['plans']) {
  const sign = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<' }[op]
  return (
    <>
      <span aria-hidden="true">{sign}</span>
      <span className="unseen">{t.ops[op].replace('…', '')}</span> {formatFigure(value)}
      {unit === '%' ? '%' : ` ${unit}`}
    </>
  )
}

function TargetEditor({ correcting, target }: { readonly correcting: Correcting; readonly target: DraftTarget }) {
  const { plans: t } = useTexts()
  const change = (part: Partial<Omit<DraftTarget, 'id'>>, step?: string) =>
    correcting.change((now) => changeItem(now, 'targets', target.id, part), step && `targets.${target.id}.${step}`)
  return (
    <>
      <Labelled label={t.text} field="text">
        {(id, described) => (
          <Input.TextArea
            id={id}
            {...described}
            value={target.text}
            className="growing"
            rows={2}
            onChange={(event) => change({ text: event.target.value }, 'text')}
          />
        )}
      </Labelled>
      <div className="two-fields">
        <Labelled label={t.targetOp} field="op">
          {(id, described) => (
            <Select
              id={id}
              {...described}
              value={target.op}
              options={DraftTarget.shape.op.options.map((op) => ({ value: op, label: t.ops[op] }))}
              onChange={(op) => change({ op })}
            />
          )}
        </Labelled>
        <Labelled label={t.targetValue} field="value">
          {(id, described) => (
            <Input
              id={id}
              {...described}
              inputMode="decimal"
              value={formatFigure(target.value)}
              maxLength={20}
              onChange={(event) => change({ value: withPoint(event.target.value) }, 'value')}
            />
          )}
        </Labelled>
        <Labelled label={t.targetUnit} field="unit">
          {(id, described) => (
            <Input
              id={id}
              {...described}
              value={target.unit}
              maxLength={60}
              onChange={(event) => change({ unit: event.target.value }, 'unit')}
            />
          )}
        </Labelled>
      </div>
    </>
  )
}
