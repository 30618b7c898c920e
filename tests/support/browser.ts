/**
 * The built screens in a real Chromium, over the real application on a database of its own. Pages open as a person who
 * has signed in; what the browser complains about is collected and fails the test.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page, type Request } from 'playwright-core'
import { expect } from 'vitest'
import { type Person, password, type TestApp, type TestAppOptions, testApp } from './app.ts'

/** The two sizes at which every screen must be usable. */
export const sizes = { wide: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof sizes

interface OpenOptions {
  readonly path?: string
  readonly size?: Size
}

/** Pages of people who have signed in, over one running application. `Who` names the people it knows. */
export interface OpenBrowser<Who extends string> {
  readonly address: string
  /** A page of somebody who has signed in; `nobody` has not. */
  readonly openAs: (person: Who, options?: OpenOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export interface BrowserTest extends OpenBrowser<Person> {
  readonly app: TestApp
}

const BUILT_PAGES = fileURLToPath(new URL('../../dist/web/index.html', import.meta.url))

/** Starts the application in this process, with people of every role, and a browser; `close` ends both. */
export async function browserTest(options: TestAppOptions = {}): Promise<BrowserTest> {
  const app = await testApp(options)
  const address = await app.app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await openBrowser<Person>({ address, passwordOf: () => password, stop: app.close })
  return { ...browser, app }
}

/** A browser over an application that runs already; `stop` ends that application when the browser closes. */
export async function openBrowser<Who extends string>(over: {
  readonly address: string
  readonly passwordOf: (login: Who) => string
  readonly stop: () => Promise<void>
}): Promise<OpenBrowser<Who | 'nobody'>> {
  if (!existsSync(BUILT_PAGES)) throw new Error('The screens are not built: run "npm run build" first')
  const { address, passwordOf, stop } = over
  const browser = await launchChromium()
  return {
    address,
    openAs: (person, { path = '/', size = 'wide' } = {}) => {
      const signIn = person === 'nobody' ? null : { login: person, password: passwordOf(person as Who) }
      return openPage(browser, { address, signIn, path, size })
    },
    close: async () => {
      await browser.close()
      await stop()
    },
  }
}

/** Chromium of the machine: CHROMIUM_PATH, Debian's place, or an installed Chrome or Edge. */
async function launchChromium(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage']
  const named = [process.env.CHROMIUM_PATH, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(
    (path) => path && existsSync(path),
  )
  if (named) return chromium.launch({ executablePath: named, args })
  for (const channel of ['chrome', 'msedge']) {
    const browser = await chromium.launch({ channel, args }).catch(() => null)
    if (browser) return browser
  }
  throw new Error('No Chromium here: install it ("apt-get install chromium") or set CHROMIUM_PATH to one')
}

async function openPage(
  browser: Browser,
  options: {
    readonly address: string
    readonly signIn: { readonly login: string; readonly password: string } | null
    readonly path: string
    readonly size: Size
  },
): Promise<Page> {
  const { address, signIn, path, size } = options
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    baseURL: address,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(10_000)
  if (signIn) {
    const answer = await context.request.post('/api/session', { data: signIn })
    expect(answer.status(), `${signIn.login} signs in`).toBe(200)
  }
  const page = await context.newPage()
  const requests = new Set<Request>()
  underWay.set(page, requests)
  page.on('request', (request) => requests.add(request))
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
  const complaints: string[] = []
  complaintsOf.set(page, complaints)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused request is told to the person and is no fault of the page.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    complaints.push(message.text())
  })
  await page.goto(path)
  await settled(page)
  return page
}

const complaintsOf = new WeakMap<Page, string[]>()

const underWay = new WeakMap<Page, Set<Request>>()

/** How long nothing may be asked for before a page counts as settled: a page's parts ask one after the other. */
const QUIET_MS = 120

/** Waits until nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  const busy = page.locator('.loading, [aria-busy=true], .ant-btn-loading')
  const isQuiet = async () => underWay.get(page)?.size === 0 && (await busy.count()) === 0
  await page.waitForLoadState('load')
  let quietSince = Number.NaN
  await expect
    .poll(
      async () => {
        if (!(await isQuiet())) quietSince = Number.NaN
        else if (Number.isNaN(quietSince)) quietSince = performance.now()
        return performance.now() - quietSince >= QUIET_MS
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(true)
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
}

/** No axe violation, nothing wider than the screen, no complaint of the browser (a breach of the content policy is one). */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await settled(page)
  // Given to the page directly: the content policy forbids a script element.
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as AxeResult
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} (${node.failureSummary ?? ''})`),
  )
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  const faults = [...found, ...(tooWide ? ['the page scrolls sideways'] : []), ...(complaintsOf.get(page) ?? [])]
  if (faults.length > 0) throw new Error(`${page.url()}\n${faults.join('\n')}`)
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** Keeps a picture of the page in the folder that SCREENSHOTS names; does nothing without it. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
