/** One thing to look at, and the steps that open it. */
import type { Locator, Page } from 'playwright-core'
import type { Person } from '../../support/app.ts'

export interface Screen {
  readonly name: string
  readonly path: string
  readonly as: Person
  /** Opens the dialog, drawer or list that is to be looked at. */
  readonly act?: (page: Page) => Promise<void>
  /** What must still be open when the looking begins; `popups` names those of the kit. */
  readonly shows?: string
}

/** The kit's lists and calendars, which close by themselves when the focus leaves. */
export const popups = { calendar: '.ant-picker-dropdown', list: '.ant-select-dropdown' } as const

/** Presses the first button of that name. */
export const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
}

/** Filters fold away on a telephone; opens them there. */
export async function unfoldFilters(page: Page): Promise<void> {
  const toggle = page.locator('.filter-toggle')
  if (await toggle.isVisible()) await toggle.click()
}

/** Opens the first calendar of the page. */
export const openCalendar = async (page: Page) => {
  await opened(page.locator('.day-field input').first(), page.locator(popups.calendar))
}

/** Opens the first list to choose from inside what the selector names. */
export const openList = async (page: Page, within: string) => {
  await opened(page.locator(`${within} .ant-select`).first(), page.locator(popups.list).first())
}

/** A drawer takes the focus when it has come in, which closes a list opened too early: then it is opened again. */
async function opened(field: Locator, popup: Locator): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await field.click()
    await popup.waitFor()
    await field.page().waitForTimeout(250)
    if (await popup.isVisible()) return
  }
  throw new Error('The list does not stay open')
}
