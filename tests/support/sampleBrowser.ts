/** What a first start makes, seen through a browser: the built command on a fresh data folder, with the sample or empty. */
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type OpenBrowser, openBrowser } from './browser.ts'
import { buildServer, startCchc, until } from './built.ts'
import { temporaryFolder } from './embedded.ts'

/** Some of the sample's people (`sample/office/users.yaml`). */
export type SampleLogin = 'quan-tri' | 'giam-doc' | 'van-phong' | 'truong-phong-thuong-mai' | 'chuyen-vien-thuong-mai'

export async function sampleBrowser(): Promise<OpenBrowser<SampleLogin | 'nobody'>> {
  const { stdout: _, ...browser } = await startedBrowser([])
  return browser
}

/** An office that begins without the sample, and the path of the link for its first administrator. */
export async function emptyBrowser(): Promise<OpenBrowser<'nobody'> & { readonly link: string }> {
  const { stdout, ...browser } = await startedBrowser(['--empty'])
  return { ...browser, link: /\/lien-ket\/\S+/.exec(stdout)?.[0] ?? '' }
}

async function startedBrowser(
  options: readonly string[],
): Promise<OpenBrowser<SampleLogin | 'nobody'> & { readonly stdout: string }> {
  await buildServer()
  const dataDir = temporaryFolder('browser')
  const command = startCchc(['start', '--data', dataDir, '--port', String(await freePort()), ...options])
  const stop = async () => {
    command.child.kill('SIGTERM')
    await command.ended
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const address = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(command.stdout())?.[0], {
      timeoutMs: 90_000,
      what: `the address; said so far: ${command.stderr()}`,
    })
    // Each printed line names a login and its password.
    const passwords = new Map(
      [...command.stdout().matchAll(/^ {2}([a-z-]+) +(\S+) {2}/gm)].map((line) => [line[1] ?? '', line[2] ?? '']),
    )
    const passwordOf = (login: SampleLogin) => passwords.get(login) ?? ''
    return { ...(await openBrowser<SampleLogin>({ address, passwordOf, stop })), stdout: command.stdout() }
  } catch (error) {
    await stop()
    throw error
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
