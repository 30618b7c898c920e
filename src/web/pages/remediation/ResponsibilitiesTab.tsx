/** What the organising part of the plan lays on units. */
import { Input } from 'antd'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import { changeItem } from '../../../core/plans/editing/editDraft.ts'
import type { DraftResponsibility } from '../../../core/plans/editing/planDraft.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { DeadlineField, Labelled } from './DeadlineField.tsx'
import { useNotedField } from './fieldNotes.tsx'
import { AddItemButton, type Correcting, ItemCard } from './ItemCard.tsx'
import { NamedUnitFields } from './NamedUnitsField.tsx'
import { PagedItems } from './PagedItems.tsx'
import { UnitNames, useTiedElsewhere } from './TasksTab.tsx'

export function ResponsibilitiesTab({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { language } = useSpeaking()
  const { responsibilities } = correcting.draft
  return (
    <>
      {responsibilities.length === 0 && <p className="soft">{t.noResponsibilities}</p>}
      <PagedItems
        items={responsibilities}
        opened={correcting.opened}
        wordsOf={wordsOf}
        render={(item) => (
          <ItemCard
            key={item.id}
            correcting={correcting}
            list="responsibilities"
            id={item.id}
            where={item.where}
            short={
              <div className="item-short">
                <p className="item-title">
                  <UnitNames units={[item.unit]} nameOf={correcting.nameOf} />
                </p>
                <p className="item-text">{item.text}</p>
                {item.deadline && <p className="soft">{deadlineWords(item.deadline, language)}</p>}
              </div>
            }
            editor={<ResponsibilityEditor correcting={correcting} item={item} />}
          />
        )}
      />
      <AddItemButton correcting={correcting} list="responsibilities" label={t.addResponsibility} />
    </>
  )
}

const wordsOf = ({ unit, text }: DraftResponsibility): string => `${unit.words} ${text}`

interface ResponsibilityEditorProps {
  readonly correcting: Correcting
  readonly item: DraftResponsibility
}

function ResponsibilityEditor({ correcting, item }: ResponsibilityEditorProps) {
  const { plans: t } = useTexts()
  const tied = useTiedElsewhere(correcting)
  const unitField = useNotedField('unit')
  const change = (part: Partial<Omit<DraftResponsibility, 'id'>>, step?: string) =>
    correcting.change(
      (now) => changeItem(now, 'responsibilities', item.id, part),
      step && `responsibilities.${item.id}.${step}`,
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
      <fieldset className="named-units" {...unitField.place} {...unitField.described}>
        <legend>{t.unitOfResponsibility}</legend>
        {unitField.notes}
        <div className="named-unit">
          <NamedUnitFields
            role={t.unitOfResponsibility}
            ordinal={1}
            value={item.unit}
            isWritten={correcting.show === null}
            onChange={(unit, step) => change({ unit }, step)}
            onTied={tied}
          />
        </div>
      </fieldset>
      <Labelled label={t.coordinating} field="coordinating">
        {(id, described) => (
          <Input.TextArea
            id={id}
            {...described}
            value={item.coordinating.join('\n')}
            className="growing"
            rows={1}
            onChange={(event) => change({ coordinating: linesOf(event.target.value) }, 'coordinating')}
          />
        )}
      </Labelled>
      <DeadlineField
        value={item.deadline}
        year={correcting.draft.year ?? new Date().getFullYear()}
        isWritten={correcting.show === null}
        onChange={(deadline, step) => change({ deadline }, step)}
      />
    </>
  )
}

/** Lines as they are being typed: an empty text is no line. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))
