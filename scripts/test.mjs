/** `npm test`: installs, builds, finds a browser, runs the tests; further words go to vitest. Ends with the counts on one line. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { requireChromium } from './chromium.mjs'
import { install, requireNode, root, runNode } from './project.mjs'

requireNode()
const code = test(process.argv.slice(2))
process.exit(code)

function test(words) {
  if (!install() || !build()) return giveUp()
  const chromium = requireChromium()
  if (chromium === null) return giveUp()
  const folder = mkdtempSync(join(tmpdir(), 'cchc-results-'))
  const results = join(folder, 'results.json')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const code = runNode([vitest, 'run', ...reporters, ...words], { env: { ...process.env, CHROMIUM_PATH: chromium } })
  const counts = readCounts(results)
  rmSync(folder, { recursive: true })
  return close(counts, code)
}

function readCounts(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(path, 'utf8'),
    )
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, suites: numFailedTestSuites }
  } catch {
    return { passed: 0, failed: 0, skipped: 0, suites: 1 }
  }
}

/** A file that could not be loaded, or an error outside every test, has failed although no test in it did. */
function close({ passed, failed, skipped, suites }, code) {
  const told = code !== 0 && failed === 0 ? Math.max(suites, 1) : failed
  const nothing = passed === 0 && told === 0
  process.stdout.write(`\n${passed} passed, ${nothing ? 1 : told} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  return nothing ? 1 : code
}

function giveUp() {
  process.stdout.write('\n0 passed, 1 failed\n')
  return 1
}
