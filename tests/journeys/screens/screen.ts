/** One thing to look at, and the steps that open it. */
import type { Page } from 'playwright-core'
import type { Person } from '../../support/app.ts'

export interface Screen {
  readonly name: string
  readonly path: string
  readonly as: Person
  /** Opens the dialog, drawer or list that is to be looked at. */
  readonly act?: (page: Page) => Promise<void>
}

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
  await page.locator('.day-field input').first().click()
  await page.locator('.ant-picker-dropdown').waitFor()
}

/** Opens the first list to choose from inside what the selector names. */
export const openList = async (page: Page, within: string) => {
  await page.locator(`${within} .ant-select`).first().click()
  await page.locator('.ant-select-dropdown').first().waitFor()
}
