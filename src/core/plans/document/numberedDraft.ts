/**
 * The draft as its document numbers it: the tasks by section in the order in which the sections first appear, called as
 * the reader of the document calls them (`PL.2.3`), so that the signed copy is known as a new version of the same tasks.
 */
import type { DraftTask, PlanDraft } from '../editing/planDraft.ts'

const APPENDIX = 'PL'

export interface TaskGroup {
  readonly ordinal: number
  readonly tasks: readonly DraftTask[]
}

export function taskGroupsOf({ tasks }: Pick<PlanDraft, 'tasks'>): TaskGroup[] {
  const sections = [...new Set(tasks.map(({ section }) => section))]
  return sections.map((section, at) => ({
    ordinal: at + 1,
    tasks: tasks
      .filter((task) => task.section === section)
      .map((task, index) => ({
        ...task,
        id: `${APPENDIX}.${at + 1}.${index + 1}`,
        section: `${APPENDIX}.${at + 1}`,
      })),
  }))
}

export const numberedDraft = (draft: PlanDraft): PlanDraft => ({
  ...draft,
  tasks: taskGroupsOf(draft).flatMap(({ tasks }) => tasks),
})
