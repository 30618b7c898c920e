/** Work on what a stranger may have made: in a thread of its own, with limits of memory and time. */
import { Worker } from 'node:worker_threads'

export interface ThreadLimits {
  readonly timeoutMs: number
  readonly memoryMb: number
}

/**
 * What the thread of `worker` answers to `data` with its first message; null where it took too long or too much memory.
 * Rejects with what the thread threw.
 */
export async function inThread<Answer>(
  worker: URL,
  data: unknown,
  { timeoutMs, memoryMb }: ThreadLimits,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    const timer = setTimeout(() => {
      resolve(null)
      void thread.terminate()
    }, timeoutMs)
    thread.once('message', (answer: Answer) => resolve(answer))
    thread.once('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null)
      else reject(error)
    })
    thread.once('exit', () => {
      clearTimeout(timer)
      resolve(null)
    })
  })
}

/** The built file of a thread; null where the sources run as they are, which Node 20 cannot do in a thread. */
export function builtThread(caller: string, name: string): URL | null {
  return caller.endsWith('.js') ? new URL(`./${name}.js`, caller) : null
}
