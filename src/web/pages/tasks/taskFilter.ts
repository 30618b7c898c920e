/** The address of the tasks' page as what the server is asked. */
import type { TasksSearch } from './tasksSearch.ts'

/** Filters that the list, the groups and the sheet share. */
export function filterOf({ text, year, planId, lead, due, criterion, status, mine }: TasksSearch) {
  return {
    ...(text ? { text } : {}),
    ...(year === undefined ? {} : { year }),
    ...(planId ? { planId } : {}),
    ...(lead ? { lead } : {}),
    ...(due ? { due } : {}),
    ...(criterion ? { criterion } : {}),
    ...(status ? { status } : {}),
    ...(mine ? { mine: 'true' } : {}),
  }
}
