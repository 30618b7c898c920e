/** Weighs what a browser downloads, against the limits. */
import { weighPages } from './parts/weighPages.ts'

const weights = weighPages()
for (const { name, kilobytes, limit } of weights) {
  const judged = limit === null ? '' : kilobytes <= limit ? `  within ${limit}` : `  OVER ${limit}`
  process.stdout.write(`${name.padEnd(32)} ${kilobytes.toFixed(1).padStart(7)} kB${judged}\n`)
}
if (weights.some(({ kilobytes, limit }) => limit !== null && kilobytes > limit)) process.exitCode = 1
