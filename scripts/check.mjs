/**
 * Everything that is checked without running the application: types, lint, walls, dead code, engines, criteria sets.
 * Words on the command line choose the checks whose names begin with one of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { enginesProblems } from './engines.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))
const program = (file, ...args) => ({ command: process.execPath, args: [join(top, 'node_modules', file), ...args] })

const steps = [
  { name: 'types', ...program('typescript7/bin/tsc', '-p', 'tsconfig.json') },
  { name: 'types of the pages', ...program('typescript7/bin/tsc', '-p', 'tsconfig.web.json') },
  { name: 'lint and format', ...program('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.') },
  {
    name: 'walls',
    ...program('dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.cjs'),
  },
  { name: 'dead code', ...program('knip/bin/knip.js') },
  { name: 'engines', problems: () => enginesProblems(top) },
  { name: 'server build', command: process.execPath, args: [join(top, 'scripts/build.mjs'), '--server'] },
  ...catalogues().map((folder) => ({
    name: `criteria set ${folder}`,
    command: process.execPath,
    args: [join(top, 'bin/cchc'), 'catalogue', 'check', join('catalogue', folder)],
  })),
]

const words = process.argv.slice(2)
const chosen = steps.filter(({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)))
if (chosen.length === 0) throw new Error(`no check begins with ${words.join(', ')}`)
const failed = chosen.filter((step) => !passes(step)).map((step) => step.name)
process.stdout.write(failed.length ? `\nFailed: ${failed.join(', ')}\n` : `\nAll ${chosen.length} checks pass\n`)
process.exit(failed.length ? 1 : 0)

function passes(step) {
  const began = Date.now()
  const ok = step.problems
    ? report(step.problems())
    : spawnSync(step.command, step.args, { cwd: top, stdio: 'inherit' }).status === 0
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`)
  return ok
}

function report(problems) {
  for (const problem of problems) process.stdout.write(`${problem}\n`)
  return problems.length === 0
}

/** Every folder under catalogue/ that holds a set. */
function catalogues() {
  const root = join(top, 'catalogue')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true })
    .filter((file) => /(^|[\\/])catalogue\.yaml$/.test(String(file)))
    .map((file) => String(file).replace(/[\\/]?catalogue\.yaml$/, ''))
    .sort()
}
