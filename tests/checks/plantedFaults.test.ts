/** Every check of `npm run check` must fail on a fault planted in a copy of the project, and name it. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { projectFolder } from '../support/built.ts'

const COPIED = [
  ...['src', 'tests', 'bench', 'scripts', 'catalogue', 'bin', 'package.json', 'package-lock.json', 'biome.json'],
  ...['knip.json', 'tsconfig.json', 'tsconfig.web.json', 'tsconfig.build.json', 'vitest.config.ts'],
  ...['.dependency-cruiser.cjs', '.gitignore'],
]

// Each test runs a whole tool over the whole project.
vi.setConfig({ testTimeout: 300_000 })

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'cchc-planted-'))
  for (const path of COPIED) cpSync(join(projectFolder, path), join(copy, path), { recursive: true })
  copyLibraries()
}, 300_000)

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** The libraries must lie inside the copy, as the rules see them; links to the same bytes are made in seconds. */
function copyLibraries() {
  const [from, to] = [join(projectFolder, 'node_modules'), join(copy, 'node_modules')]
  if (canLink() && spawnSync('cp', ['-al', from, to]).status === 0) return
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

function canLink(): boolean {
  try {
    linkSync(join(projectFolder, 'package.json'), join(copy, 'linked'))
    return true
  } catch {
    return false
  }
}

function plant(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), text)
  }
  return () => {
    for (const path of Object.keys(files)) rmSync(join(copy, path))
  }
}

function check(...names: string[]): SpawnSyncReturns<string> & { readonly said: string } {
  const done = spawnSync(process.execPath, ['scripts/check.mjs', ...names], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  return { ...done, said: done.stdout + done.stderr }
}

test.each([
  [
    'types',
    {
      'src/core/values/planted.ts': "export const planted: number = 'words'\n",
      'tests/support/planted.ts': 'export const planted = (list: string[]): string => list[0]\n',
      'src/web/planted.tsx': 'export const Planted = () => <p title={1}>planted</p>\n',
    },
  ],
  [
    'lint and format',
    {
      'src/core/values/planted.ts': 'export const planted: any = 1\n',
      'src/web/planted.tsx': 'export const planted = { a :1 };\n',
    },
  ],
  ['dead code', { 'src/core/values/planted.ts': 'export const planted = 1\n' }],
])('%s: %j', (name, files) => {
  const remove = plant(files)
  const { status, said } = check(name)
  remove()
  expect(Object.keys(files).filter((path) => !said.includes(path))).toEqual([])
  expect(said).toContain(`FAILED ${name}`)
  expect(status).toBe(1)
})

/** A file, and the wall that it must run into. Types alone, and `.tsx`, are what some readers of imports overlook. */
const breaches: readonly (readonly [string, string, string])[] = [
  ['core-is-pure', 'src/core/values/planted1.ts', "import { sep } from 'node:path'\nexport const planted = sep\n"],
  [
    'core-is-pure',
    'src/core/values/planted2.ts',
    "export type { Database } from '../../server/platform/db/database.ts'\n",
  ],
  ['core-is-pure', 'src/core/values/planted3.ts', "import type { FC } from 'react'\nexport type Planted = FC\n"],
  ['contract-is-shared', 'src/contract/planted.ts', "export type { Services } from '../server/platform/services.ts'\n"],
  [
    'platform-knows-no-feature',
    'src/server/platform/planted.ts',
    "export { verifyAudit } from '../features/audit/audit.ts'\n",
  ],
  [
    'ladder-units',
    'src/server/features/units/planted.ts',
    "export type { authenticateRequest } from '../accounts/accounts.ts'\n",
  ],
  [
    'another-feature-by-its-public-file',
    'src/server/features/accounts/planted.ts',
    "export { listEntries } from '../audit/audit.sql.ts'\n",
  ],
  ['web-imports', 'src/web/planted1.tsx', "export type { Services } from '../server/platform/services.ts'\n"],
  [
    'web-imports',
    'src/web/planted2.tsx',
    "import type { Config } from '../server/platform/config.ts'\nexport const Planted = ({ host }: Config) => <p title={host}>a ` backtick</p>\n",
  ],
  ['cli-imports', 'src/cli/planted.ts', "export { readConfig } from '../server/platform/config.ts'\n"],
  ['app-imports', 'src/server/planted.ts', "export { main } from '../cli/main.ts'\n"],
  ['sql-in-its-place', 'src/server/features/units/planted2.ts', "export { sql } from 'kysely'\n"],
  ['no-unresolved', 'src/core/values/planted4.ts', "export { planted } from './missing.ts'\n"],
]

test('walls: every breach is named with its rule', () => {
  const files = Object.fromEntries(breaches.map(([, path, text]) => [path, text]))
  const cycle = {
    'src/core/values/planted5.ts': "export { six } from './planted6.ts'\nexport const five = 5\n",
    'src/core/values/planted6.ts': "export { five } from './planted5.ts'\nexport const six = 6\n",
  }
  const remove = plant({ ...files, ...cycle })
  const { status, said } = check('walls')
  remove()
  const lines = said.split('\n')
  const named = (rule: string, path: string) => lines.some((line) => line.includes(`${rule}: `) && line.includes(path))
  const unnoticed = [...breaches, ['no-cycle', 'src/core/values/planted5.ts'] as const].filter(
    ([rule, path]) => !named(rule, path),
  )
  expect(unnoticed).toEqual([])
  expect(status).toBe(1)
})

test('dead code: a library that nobody uses', () => {
  const path = join(copy, 'package.json')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace('"dependencies": {', '"dependencies": {\n    "left-pad": "1.3.0",'))
  const { status, said } = check('dead code')
  writeFileSync(path, text)
  expect(said).toContain('left-pad')
  expect(status).toBe(1)
})

test('engines: a library that declares a newer Node', () => {
  const path = join(copy, 'package-lock.json')
  const text = readFileSync(path, 'utf8')
  const lock = JSON.parse(text)
  lock.packages['node_modules/pg'].engines = { node: '>=99' }
  writeFileSync(path, JSON.stringify(lock))
  const { status, said } = check('engines')
  writeFileSync(path, text)
  expect(said).toMatch(/pg@.*>=99/)
  expect(status).toBe(1)
})

test('criteria sets: a maximum that does not add up', () => {
  const path = join(copy, 'catalogue/khanh-hoa/so/2022/catalogue.yaml')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/^max: .*$/m, 'max: "101"'))
  expect(existsSync(join(copy, 'dist'))).toBe(false)
  const { status, said } = check('server build', 'criteria set')
  writeFileSync(path, text)
  expect(said).toMatch(/catalogue\.yaml:\d+: .*101/)
  expect(status).toBe(1)
})
