/** Finds the browser of the journeys, and installs Debian's where this is root's own machine. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run, say } from './project.mjs'

const { env, platform } = process

const places = {
  linux: [
    // Without a browser's frame, which nobody looks at in a test: it opens pages in two thirds of the time.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
}

function findChromium() {
  const named = env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  return (places[platform] ?? []).find((path) => existsSync(path)) ?? null
}

/** The path of a Chromium, or null after saying what to do. */
export function requireChromium() {
  const found = findChromium()
  if (found) return found
  if (env.CHROMIUM_PATH) say(`CHROMIUM_PATH chỉ tới ${env.CHROMIUM_PATH}, nhưng không có tệp đó.`)
  else if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && installChromium()) return findChromium()
  say(
    'Chạy thử trên trình duyệt cần Chromium, Chrome hoặc Edge: cài một trong ba (Debian: sudo apt-get install chromium),',
  )
  say('hoặc chỉ tới nó bằng biến CHROMIUM_PATH, rồi chạy lại npm test.')
  return null
}

function installChromium() {
  say('Cài Chromium (một lần)…')
  const apt = (...args) =>
    run('apt-get', ['-qq', ...args], { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }) === 0
  // A new machine has no list of packages yet.
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
}
