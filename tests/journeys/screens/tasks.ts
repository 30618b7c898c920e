/** The tasks of all plans: empty, as a table and as a board, filtered, and each drawer over them. */
import type { Page } from 'playwright-core'
import { settled } from '../../support/browser.ts'
import { planThen, READING } from './plans.ts'
import { openCalendar, openList, press, type Screen, unfoldFilters } from './screen.ts'

const TASKS = '/nhiem-vu'

/** The tasks, once there is a plan. */
const tasksThen = (
  search: string,
  act: (page: Page) => Promise<unknown> = async () => {},
): NonNullable<Screen['act']> =>
  planThen(async (page) => {
    await page.goto(`${TASKS}${search}`)
    await page.getByRole('heading', { name: 'Nhiệm vụ', exact: true }).waitFor()
    await page
      .getByRole('button', { name: /^Tiến độ nhiệm vụ/ })
      .first()
      .waitFor()
    await settled(page)
    await act(page)
  })

export const taskScreens: readonly Screen[] = [
  { name: 'tasks-of-nobody', path: `${TASKS}?year=2001`, as: 'officer' },
  { name: 'tasks', path: READING, as: 'office', act: tasksThen('') },
  { name: 'tasks-board', path: READING, as: 'office', act: tasksThen('?view=board') },
  { name: 'tasks-board-by-month', path: READING, as: 'office', act: tasksThen('?view=board&by=due') },
  {
    name: 'tasks-filters',
    path: READING,
    as: 'office',
    act: tasksThen('', async (page) => {
      await unfoldFilters(page)
      await openList(page, '.filter-bar')
    }),
  },
  {
    name: 'tasks-progress',
    path: READING,
    as: 'office',
    act: tasksThen('', async (page) => {
      await press(/^Tiến độ nhiệm vụ/)(page)
      await page.getByRole('dialog').getByRole('radio').nth(1).check()
    }),
    shows: '[role=dialog]',
  },
  {
    name: 'tasks-assign',
    path: READING,
    as: 'office',
    act: tasksThen('', press(/^Giao nhiệm vụ|^Giao/)),
    shows: '[role=dialog]',
  },
  {
    name: 'tasks-day',
    path: READING,
    as: 'office',
    act: tasksThen('?status=noDay', async (page) => {
      await press(/^Đặt ngày/)(page)
      await openCalendar(page)
    }),
    shows: '[role=dialog]',
  },
]
