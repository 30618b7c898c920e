/** Writes the fact of a criterion in the fields that its rule asks for; the new points come back with the answer. */
import { Checkbox, Form, type FormInstance, Input, Radio } from 'antd'
import { assessmentRoutes, type Sheet } from '../../../contract/assessments.ts'
import { call } from '../../api.ts'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { formatFigure } from '../../figures.ts'
import { useTexts } from '../../text/texts.tsx'
import { RuleWords } from '../catalogue/LeafDetails.tsx'
import type { TreeNode } from '../catalogue/treeNodes.ts'
import type { CriterionProps } from './criterionProps.ts'
import { type FactForm, factOfForm, formOfFact } from './factForm.ts'
import { factWords } from './factWords.ts'
import { RuleFields } from './RuleFields.tsx'

type FactDrawerProps = Pick<CriterionProps, 'sheet' | 'node' | 'onRescored'> & { readonly onClose: () => void }

export function FactDrawer({ sheet, node, onRescored, onClose }: FactDrawerProps) {
  const { sheets: t } = useTexts()
  const notice = useNotice()
  const rule = node.leaf?.rule ?? null
  const params = { unitId: sheet.unit.id, year: sheet.year }
  const save = async (values: FactForm, version: number) => {
    const body = { fact: factOfForm(rule, values), version: version || null }
    const answer = await call(assessmentRoutes.writeFact, { params: { ...params, code: node.code }, body })
    onRescored(node.code, answer)
    const points = answer.score.criteria.find(({ code }) => code === node.code)?.points
    notice.done(points ? t.saved(node.code, formatFigure(points)) : t.savedNoPoints(node.code))
  }
  const fetchLatest = async () => versioned(await call(assessmentRoutes.sheet, { params }), node)
  return (
    <FormDrawer<FactForm>
      title={t.writeTitle(`${node.code} ${node.name}`)}
      start={versioned(sheet, node)}
      save={save}
      fetchLatest={fetchLatest}
      onClose={onClose}
      fields={[{ name: 'fact', label: t.facts, words: (values) => wordsOfForm(node, values, t) }]}
    >
      {(form) => <FactFields form={form} node={node} />}
    </FormDrawer>
  )
}

interface FactFieldsProps {
  readonly form: FormInstance<FactForm>
  readonly node: TreeNode
}

function FactFields({ form, node }: FactFieldsProps) {
  const { sheets: t, common } = useTexts()
  const about = Form.useWatch('about', form) ?? form.getFieldValue('about')
  const rule = node.leaf?.rule ?? null
  const choices = rule ? (['figures', 'nothingArose', 'notApplicable'] as const) : (['notApplicable'] as const)
  return (
    <>
      {node.leaf && <RuleWords leaf={node.leaf} />}
      <Form.Item name="about" label={t.kindOfAnswer} className={rule ? 'fact-about' : 'unseen'}>
        <Radio.Group
          aria-label={t.kindOfAnswer}
          options={choices.map((value) => ({ value, label: t.answers[value] }))}
        />
      </Form.Item>
      {about === 'figures' && rule && <RuleFields rule={rule} path={['fact']} form={form} />}
      {about === 'notApplicable' && (
        <Form.Item
          name={['fact', 'reason']}
          label={t.reason}
          rules={[{ required: true, whitespace: true, message: common.required }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
      <Form.Item name={['fact', 'assumed']} valuePropName="checked">
        <Checkbox>{t.isAssumed}</Checkbox>
      </Form.Item>
      <Form.Item name={['fact', 'note']} label={`${t.note} (${common.optional})`}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  )
}

/** A fact that no longer fits the rule keeps its version, so that the right one may take its place. */
function versioned(sheet: Sheet, node: TreeNode): Versioned<FactForm> {
  const kept = sheet.facts.find(({ code }) => code === node.code)
  const unfit = sheet.unfit.find(({ code }) => code === node.code)
  return {
    values: formOfFact(node.leaf?.rule ?? null, kept?.fact ?? null),
    version: (kept ?? unfit)?.version ?? 0,
  }
}

function wordsOfForm(node: TreeNode, values: FactForm, t: Parameters<typeof factWords>[2]): string {
  const rule = node.leaf?.rule ?? null
  const fact = factOfForm(rule, values)
  try {
    return factWords(rule, fact as Parameters<typeof factWords>[1], t).join('; ')
  } catch {
    return JSON.stringify(fact)
  }
}
