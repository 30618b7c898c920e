/** Reads a file that a stranger may have made: in a thread of its own, with limits of memory and time. */
import { Worker } from 'node:worker_threads'
import type { Document } from '../../../core/values/document.ts'
import { fail, type Result } from '../../../core/values/result.ts'
import { documentProblem } from './documentProblems.ts'
import { type DocumentFile, readDocument } from './readDocument.ts'

const TIMEOUT_MS = 60_000
const MEMORY_MB = 768

/** As `readDocument`; a file that takes too long or too much memory is a problem like any other. */
export async function readDocumentSafely(file: DocumentFile, timeoutMs = TIMEOUT_MS): Promise<Result<Document>> {
  const worker = workerFile()
  if (worker === null) return readDocument(file)
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: file, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    const stopped = () => resolve(fail([documentProblem('reading-took-too-long', file.fileName)]))
    const timer = setTimeout(() => {
      stopped()
      void thread.terminate()
    }, timeoutMs)
    thread.once('message', (result: Result<Document>) => resolve(result))
    thread.once('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') stopped()
      else reject(error)
    })
    thread.once('exit', () => {
      clearTimeout(timer)
      stopped()
    })
  })
}

/** The built file of the thread; sources are not built, and Node 20 cannot run them in a thread. */
function workerFile(): URL | null {
  return import.meta.url.endsWith('.js') ? new URL('./readDocumentWorker.js', import.meta.url) : null
}
