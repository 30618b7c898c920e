/** Lost points → the draft of the plan that wins them back: each loss a shortcoming with its tasks, its threshold a target. */
import { gapWords } from '../../scoring/gaps/gapWords.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import type { DraftShortcoming, DraftTarget, DraftTask, PlanDraft } from '../editing/planDraft.ts'
import { evidenceListed, missingEvidence } from './evidenceSentence.ts'
import { causeOf, lossYearOf, type PlanLoss, type Quote } from './planLoss.ts'
import { thresholdOf, thresholdWords } from './threshold.ts'
import { workOf } from './workOf.ts'

/** What the plan says around its items. */
export type DraftFrame = Pick<PlanDraft, 'header' | 'indexResult' | 'responsibilities' | 'recipients' | 'signer'>

const TASKS = 'III'
const SHORTCOMINGS = 'II'
/** What a field of a draft holds; names and quotes that together are longer end in an ellipsis. */
const MOST_TEXT = 32_000
const FIGURE = /^\d{1,15}(\.\d{1,6})?$/

/** `losses` in the order of the set: the fields become the sections of the plan. */
export function draftFromLosses(losses: readonly PlanLoss[], year: number, frame: DraftFrame): PlanDraft {
  const fields = [...new Set(losses.map(({ fieldCode }) => fieldCode))]
  const sectionOf = ({ fieldCode }: PlanLoss) => fields.indexOf(fieldCode) + 1
  const tasksIn = new Map<number, number>()
  const tasks = losses.flatMap((loss) =>
    workOf(loss, year).map((work): DraftTask => {
      const section = sectionOf(loss)
      const ordinal = (tasksIn.get(section) ?? 0) + 1
      tasksIn.set(section, ordinal)
      return {
        id: `${TASKS}.${section}.${ordinal}`,
        section: `${TASKS}.${section}`,
        deadline: work.deadline,
        title: within(work.title),
        text: within(work.text),
        product: work.product === null ? null : within(work.product),
        lead: [...loss.lead],
        coordinating: [...loss.coordinating],
        criteria: codesOf(loss).map(({ code }) => code),
        where: null,
      }
    }),
  )
  return {
    year,
    ...frame,
    shortcomings: losses.map((loss, index) => shortcomingOf(loss, year, { index, section: sectionOf(loss) })),
    targets: losses
      .flatMap((loss) => targetsOf(loss, sectionOf(loss)))
      .map((one, at) => ({ ...one, id: `CT.${at + 1}` })),
    tasks,
  }
}

/** A criterion that the plan's year no longer has is linked to nothing: a person chooses what took its place. */
const codesOf = ({ leaf, running }: PlanLoss) => (running === null ? [] : [{ code: running.code, lossCode: leaf.code }])

function shortcomingOf(
  loss: PlanLoss,
  year: number,
  { index, section }: { readonly index: number; readonly section: number },
): DraftShortcoming {
  const { gap } = loss
  return {
    id: `TT.${index + 1}`,
    section: `${SHORTCOMINGS}.${section}`,
    text: within(shortcomingText(loss, year)),
    cause: causeOf(loss),
    actual: gap?.actual ?? null,
    required: gap?.required ?? null,
    criteria: codesOf(loss),
    where: null,
  }
}

/** `Tiêu chí 7.2.1 “…”: năm 2022 được 0,8/1 điểm, mất 0,2 điểm. Còn thiếu 2 thủ tục: …` */
function shortcomingText(loss: PlanLoss, year: number): string {
  const { leaf, points, lost, gap, hasFact, quotes } = loss
  const given =
    points === null ? 'chưa được tính điểm' : `được ${formatDecimal(points)}/${formatDecimal(leaf.max)} điểm`
  const missing = missingEvidence(loss)
  return [
    `Tiêu chí ${leaf.code} “${leaf.name}”: năm ${lossYearOf(year)} ${given}, mất ${formatDecimal(lost)} điểm${why(loss)}`,
    gap ? gapWords(gap) : hasFact ? null : 'Chưa có số liệu',
    missing.length > 0 ? `Tài liệu kiểm chứng chưa đầy đủ: ${evidenceListed(missing)}` : null,
    ...quotes.map(quoted),
  ]
    .filter((sentence) => sentence !== null)
    .map((sentence) => `${sentence.replace(/[.;\s]+$/, '')}.`)
    .join(' ')
}

/** The cause in words that say it to a reader of the document too, with the figures where there are such. */
function why(loss: PlanLoss): string {
  switch (causeOf(loss)) {
    case 'evidence':
      return ' vì thiếu tài liệu kiểm chứng'
    case 'target':
      return ` vì ${missedWords(loss)}`
    case 'notDone':
      return ' vì chưa thực hiện đủ'
    case 'quality':
      return ' vì chất lượng chưa bảo đảm'
    case 'other':
      return ''
  }
}

function missedWords({ gap }: PlanLoss): string {
  if (gap === null || gap.actual === null || gap.required === null || gap.better === 'lower')
    return 'chưa đạt mức quy định'
  const [required, actual] = [formatDecimal(gap.required), formatDecimal(gap.actual)]
  if (gap.unit === '%') return `chưa đạt mức ${required}%, mới đạt ${actual}%`
  if (gap.kind === 'compare' || gap.thing === null) return 'chưa đạt mức quy định'
  return `phải có ${required} ${gap.thing}, mới có ${actual} ${gap.thing}`
}

const SAID: Record<Quote['by'], string> = { appraiser: 'Cơ quan thẩm định nêu', plan: 'Kế hoạch đã ban hành nêu' }

function quoted({ by, text }: Quote): string {
  return `${SAID[by]}: “${text.replace(/\s+/g, ' ').trim()}”`
}

const within = (text: string): string =>
  text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT - 1).replace(/\p{Cs}$/u, '')}…`

function targetsOf(loss: PlanLoss, section: number): Omit<DraftTarget, 'id'>[] {
  const threshold = thresholdOf(loss)
  // A target has at most six decimals and no sign; what is finer stands in the task's sentence only.
  if (threshold === null || !FIGURE.test(threshold.value)) return []
  const { name } = loss.running ?? loss.leaf
  const reach = threshold.op === '<=' || threshold.op === '<' ? '' : 'đạt '
  const text = `${name}: ${reach}${thresholdWords(threshold)}`
  return [{ section: `${TASKS}.${section}`, text: within(text), ...threshold, where: null }]
}
