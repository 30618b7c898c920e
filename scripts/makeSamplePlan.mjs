/** Makes the sample office's plan document from the template and sample/office/plan-2023.yaml. Needs a built server. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { fillTemplate } from '../dist/server/server/platform/docx/fillTemplate.js'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const filled = await fillTemplate(
  readFileSync(at('sample/office/plan-template.docx')),
  parse(readFileSync(at('sample/office/plan-2023.yaml'), 'utf8')),
)
if (!filled.ok) {
  process.stderr.write(`${filled.problems.map((problem) => problem.text).join('\n')}\n`)
  process.exit(1)
}
writeFileSync(at('sample/office/ke-hoach-khac-phuc-2023.docx'), filled.value)
