import { expect, test } from 'vitest'
import { expectNoAxeViolations } from '../support/browser.ts'
import { lookAtScreens } from './lookAtScreens.ts'
import { screens } from './screens.ts'

const browser = lookAtScreens('wide')

test('the looking finds a planted fault: a field without a name, and a breach of the content policy', async () => {
  const page = await browser().openAs('officer')
  await page.evaluate(`document.querySelector('main').append(document.createElement('input'))`)
  await expect(expectNoAxeViolations(page)).rejects.toThrow(/label/)
  await page.reload()
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<p style="color: red"></p>')`)
  await expect(expectNoAxeViolations(page)).rejects.toThrow(/Content Security Policy/)
  await page.context().close()
})

test('every page of the menu is among them', async () => {
  const page = await browser().openAs('instance')
  const links = await page
    .locator('.shell > .side a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  await page.context().close()
  expect(links.length).toBeGreaterThan(5)
  const looked = new Set(screens.map(({ path }) => path.split('?')[0]))
  expect(links.filter((link) => link === null || !looked.has(link))).toEqual([])
})
