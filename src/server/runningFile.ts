/** Tells whether an application already serves this data folder, and where. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { get as getPlain } from 'node:http'
import { get as getSecure } from 'node:https'
import { join } from 'node:path'
import { z } from 'zod'

const Running = z.object({
  pid: z.number().int(),
  /** What people open. */
  address: z.string(),
  /** Where it listens, as this machine reaches it. */
  listens: z.string(),
})
export type Running = z.infer<typeof Running>

const pathOf = (dataDir: string) => join(dataDir, 'running.json')

/** Null where none runs: what a killed application left behind does not answer. */
export async function findRunning(dataDir: string): Promise<Running | null> {
  const text = await readFile(pathOf(dataDir), 'utf8').catch(() => null)
  if (text === null) return null
  const running = Running.safeParse(parse(text))
  return running.success && (await answers(`${running.data.listens}/healthz`)) ? running.data : null
}

export async function writeRunning(dataDir: string, running: Running): Promise<void> {
  const partial = `${pathOf(dataDir)}.partial`
  await writeFile(partial, `${JSON.stringify(running)}\n`)
  await rename(partial, pathOf(dataDir))
}

/** Only what this process wrote: the next application may have begun already. */
export async function removeRunning(dataDir: string): Promise<void> {
  const text = await readFile(pathOf(dataDir), 'utf8').catch(() => '')
  const running = Running.safeParse(parse(text))
  if (running.success && running.data.pid === process.pid) await rm(pathOf(dataDir), { force: true })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Our own certificate need not be known to this machine; nothing but the answer's being there is used.
    const ask = address.startsWith('https:')
      ? getSecure(address, { timeout: 2_000, rejectUnauthorized: false })
      : getPlain(address, { timeout: 2_000 })
    ask.once('response', (response) => {
      response.resume()
      resolve(response.headers['x-request-id'] !== undefined && response.statusCode === 200)
    })
    ask.once('timeout', () => ask.destroy())
    ask.once('error', () => resolve(false))
    ask.once('close', () => resolve(false))
  })
}
