/** `npm start`: from a fresh clone to an open application; every later start skips what is done. */
import { build } from './build.mjs'
import { install, requireNode, root, say } from './project.mjs'

requireNode()
if (!install()) process.exit(1)
if (!build()) {
  say('Không dựng được chương trình: lấy lại bản nguyên vẹn, hoặc sửa lỗi nêu ở trên.')
  process.exit(1)
}
const { main } = await import(new URL('../dist/server/cli/main.js', import.meta.url).href)
process.chdir(root)
process.exitCode = await main(['start', ...process.argv.slice(2)])
