/** Looks at every screen at one size with axe. Each size is a file of its own, so that both are looked at side by side. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type BrowserTest,
  browserTest,
  expectNoAxeViolations,
  type Size,
  screenshot,
  settled,
} from '../support/browser.ts'
import { screens } from './screens.ts'

/** Declares the tests; what it gives back is the browser, once the tests run. */
export function lookAtScreens(size: Size): () => BrowserTest {
  let browser: BrowserTest
  beforeAll(async () => {
    browser = await browserTest()
  })
  afterAll(() => browser?.close())

  test.each(screens)('$name has no axe violation', async ({ name, path, as, act, shows }) => {
    const page = await browser.openAs(as, { path, size })
    try {
      await act?.(page)
      await settled(page)
      if (shows) expect(await page.locator(shows).first().isVisible()).toBe(true)
      await screenshot(page, `${name}-${size}`)
      await expectNoAxeViolations(page)
    } finally {
      await page.context().close()
    }
  })
  return () => browser
}
