/** Clients that ask an address over and over, and what came of it. */
import { Agent, get } from 'node:http'

const CLIENTS = 50

export interface Round {
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly bytes: number
}

/** Fifty clients, each asking again as soon as it is answered. */
export async function load(url: string, cookie: string, durationMs: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const times: number[] = []
  let bytes = 0
  const start = performance.now()
  const client = async () => {
    while (performance.now() - start < durationMs) {
      const asked = performance.now()
      bytes = await fetchOnce(url, cookie, agent)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  times.sort((left, right) => left - right)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, medianMs: at(0.5), p99Ms: at(0.99), bytes }
}

function fetchOnce(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url} ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
}

/** The round with the middle rate. */
export function middle(rounds: readonly Round[]): Round {
  const sorted = [...rounds].sort((left, right) => left.perSecond - right.perSecond)
  const found = sorted[Math.floor(sorted.length / 2)]
  if (!found) throw new Error('Nothing was measured')
  return found
}

export function line(what: string, { perSecond, medianMs, p99Ms, bytes }: Round): string {
  return `  ${what.padEnd(32)} ${perSecond.toFixed(0).padStart(6)} requests/s, median ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${bytes} bytes\n`
}
