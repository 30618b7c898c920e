/**
 * Takes the pictures of the user's guide from the real screens: starts the built application on a fresh folder with the
 * sample office, and looks at it in the machine's Chromium. `npm run build` first; `CHROMIUM_PATH` names another browser.
 * Names of pictures as arguments: only these are taken, in the order of the list.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { parse } from 'yaml'
import { requireChromium } from './chromium.mjs'
import { root, say } from './project.mjs'

const PICTURES = join(root, 'docs', 'vi', 'pictures')
const PORT = '8093'
const SIZE = { width: 1366, height: 768 }

/** Each picture: who looks, where, and what is done first. */
const pictures = [
  { name: 'dang-nhap', path: '/dang-nhap' },
  { name: 'tong-quan', as: 'van-phong', path: '/', height: 1625 },
  { name: 'bang-diem', as: 'van-phong', path: '/bang-diem?year=2022', height: 1200 },
  {
    name: 'vi-sao',
    as: 'van-phong',
    path: '/bang-diem?year=2022',
    act: (page) => openCriterion(page, '7.2.1'),
    height: 900,
  },
  {
    name: 'mat-diem',
    as: 'van-phong',
    path: '/bang-diem?year=2022&cause=target',
    act: (page) => page.getByRole('button', { name: /^7\.2\.1/ }).click(),
  },
  { name: 'bo-tieu-chi', as: 'van-phong', path: '/bo-tieu-chi' },
  {
    name: 'mot-bo-tieu-chi',
    as: 'van-phong',
    path: '/bo-tieu-chi',
    act: (page) => follow(page, 'năm 2022'),
    height: 1200,
  },
  { name: 'doc-ke-hoach', as: 'van-phong', path: '/ke-hoach/doc-van-ban', act: readPlan, height: 900 },
  { name: 'ke-hoach', as: 'van-phong', path: '/ke-hoach', act: (page) => follow(page, 'Khắc phục'), height: 900 },
  { name: 'lap-ke-hoach', as: 'van-phong', path: '/ke-hoach/du-thao', act: draftPlan, height: 1000 },
  { name: 'ban-hanh', as: 'van-phong', path: '/ke-hoach/du-thao', act: issueDraft },
  { name: 'nhiem-vu', as: 'van-phong', path: '/nhiem-vu', height: 1000 },
  { name: 'tien-do', as: 'van-phong', path: '/ke-hoach', act: reportProgress, height: 900 },
  { name: 'ket-qua', as: 'van-phong', path: '/ket-qua', height: 480 },
  { name: 'don-vi', as: 'quan-tri', path: '/don-vi' },
  { name: 'nguoi-dung', as: 'quan-tri', path: '/nguoi-dung' },
  { name: 'nhat-ky', as: 'quan-tri', path: '/nhat-ky' },
  { name: 'thiet-lap', as: 'quan-tri', path: '/thiet-lap', act: makeBackup },
]

async function openCriterion(page, code) {
  await page.goto(`/bang-diem?year=2022&criterion=${code}`)
  await page.getByText('Vì sao được').first().waitFor()
}

async function follow(page, words) {
  await page.locator('main').getByRole('link', { name: words }).first().click()
  await page.locator('h1').waitFor()
}

/** The sample's plan with a number and a day: another document than the one confirmed on the first start. */
async function readPlan(page) {
  const { fillTemplate } = await import('../dist/server/server/platform/docx/fillTemplate.js')
  const template = readFileSync(join(root, 'sample', 'office', 'plan-template.docx'))
  const fields = parse(readFileSync(join(root, 'sample', 'office', 'plan-2023.yaml'), 'utf8'))
  const filled = await fillTemplate(template, { ...fields, number: '15/KH-SCT' })
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems))
  const mimeType = 'application/octet-stream'
  await page.setInputFiles('input[type=file]', { name: 'Kế hoạch.docx', mimeType, buffer: Buffer.from(filled.value) })
  await page.getByRole('button', { name: 'Xác nhận…' }).waitFor()
  await page.getByRole('tab', { name: /^Nhiệm vụ/ }).click()
}

/** A draft from last year's losses, opened where it tells what each loss cost. */
async function draftPlan(page) {
  await page.getByRole('button', { name: 'Lập kế hoạch từ điểm bị mất' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lập dự thảo' }).click()
  await page.getByRole('tab', { name: /^Tồn tại/ }).click()
  await page.getByText(/^Đã lập dự thảo/).waitFor({ state: 'detached' })
}

async function issueDraft(page) {
  await follow(page, 'Khắc phục')
  await page.getByRole('button', { name: 'Ban hành…' }).click()
  await page.getByRole('dialog').waitFor()
}

/** A note is written, and the drawer opened again on what was said. */
async function reportProgress(page) {
  await follow(page, 'Khắc phục')
  const drawer = page.getByRole('dialog')
  const open = () => page.getByRole('button', { name: 'Tiến độ nhiệm vụ III.1.2', exact: true }).click()
  await open()
  await drawer.getByLabel('Nội dung').fill('Đã lập bảng theo dõi chung; còn 2 đơn vị chưa gửi báo cáo tháng 3.')
  await drawer.getByRole('button', { name: 'Ghi', exact: true }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.getByText('Đã ghi tiến độ.').waitFor({ state: 'detached' })
  await open()
  await drawer.getByText('Báo hoàn thành', { exact: true }).click()
}

async function makeBackup(page) {
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await page
    .getByText(/cchc-.*\.zip/)
    .first()
    .waitFor()
}

const executablePath = requireChromium()
if (executablePath === null) process.exit(1)
const data = join(tmpdir(), `cchc-pictures-${process.pid}`)
const command = spawn(process.execPath, [join(root, 'bin', 'cchc'), 'start', '--data', data, '--port', PORT], {
  env: { ...process.env, CCHC_LOG_LEVEL: 'error' },
})
const ended = new Promise((resolve) => command.once('exit', resolve))
try {
  const { address, passwords } = await greeting()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  mkdirSync(PICTURES, { recursive: true })
  const asked = process.argv.slice(2)
  const wanted = pictures.filter(({ name }) => asked.length === 0 || asked.includes(name))
  for (const picture of wanted) await take(browser, picture, { address, passwords })
  await browser.close()
} finally {
  command.kill('SIGTERM')
  await ended
  rmSync(data, { recursive: true, force: true })
}

/** The address and the passwords that a first start prints. */
function greeting() {
  return new Promise((resolve, reject) => {
    let said = ''
    command.stderr.on('data', (chunk) => process.stderr.write(chunk))
    command.once('exit', () => reject(new Error(`The application ended: ${said}`)))
    command.stdout.on('data', (chunk) => {
      said += chunk
      const address = /https?:\/\/\S+/.exec(said)?.[0]
      if (!address || !said.includes('Ctrl+C')) return
      const lines = [...said.matchAll(/^ {2}([a-z-]+) +(\S+) {2}/gm)]
      resolve({ address, passwords: new Map(lines.map(([, login, password]) => [login, password])) })
    })
  })
}

async function take(browser, { name, as, path, act, height }, { address, passwords }) {
  const context = await browser.newContext({
    viewport: { ...SIZE, height: height ?? SIZE.height },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    baseURL: address,
  })
  if (as) {
    const answer = await context.request.post('/api/session', { data: { login: as, password: passwords.get(as) } })
    if (!answer.ok()) throw new Error(`${as} cannot sign in: ${await answer.text()}`)
  }
  const page = await context.newPage()
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await act?.(page)
  await page.waitForLoadState('networkidle')
  while ((await page.locator('.loading, [aria-busy=true]').count()) > 0) await page.waitForTimeout(100)
  await page.evaluate('new Promise((drawn) => setTimeout(drawn, 400))')
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
  await context.close()
  say(`${name}.png`)
}
