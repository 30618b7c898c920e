/** Builds the server and the command into dist/server and the pages into dist/web. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))

/** Runs one of the installed programs; ends with its code when it fails. */
function run(name, file, ...args) {
  const done = spawnSync(process.execPath, [join(top, 'node_modules', file), ...args], { cwd: top, stdio: 'inherit' })
  if (done.status !== 0) {
    process.stderr.write(`Dựng ${name} không thành. Xem lỗi ở trên.\n`)
    process.exit(done.status ?? 1)
  }
}

if (!existsSync(join(top, 'node_modules/typescript7/bin/tsc'))) {
  process.stderr.write('Chưa có thư viện: chạy "npm ci" trước.\n')
  process.exit(1)
}
rmSync(join(top, 'dist/server'), { recursive: true, force: true })
run('máy chủ và lệnh cchc', 'typescript7/bin/tsc', '-p', 'tsconfig.build.json')
run('các trang', 'vite/bin/vite.js', 'build', '--config', 'src/web/vite.config.ts', '--logLevel', 'warn')
