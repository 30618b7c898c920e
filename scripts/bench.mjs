/** `npm run bench [name…]`: runs the measurements of bench/, each with its comparison in the same run; all without a name. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { build } from './build.mjs'
import { root, say } from './project.mjs'

// A file that another one measures against is no measurement itself.
const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts') && !file.endsWith('ByHand.ts'))
const names = files.map((file) => file.replace(/\.ts$/, ''))
const words = process.argv.slice(2)
const unknown = words.filter((word) => !names.includes(word))
if (unknown.length > 0) {
  say(`There is no bench ${unknown.join(', ')}; there are ${names.join(', ')}`)
  process.exit(2)
}
if (!build()) process.exit(1)
process.chdir(root)
for (const name of words.length > 0 ? words : names) {
  process.stdout.write(`\n${name}\n`)
  await runnerImport(join(root, 'bench', `${name}.ts`), { root, configFile: false, logLevel: 'error' })
}
