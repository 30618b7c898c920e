/** Reads a file that a stranger may have made: in a thread of its own, with limits of memory and time. */
import type { Document } from '../../../core/values/document.ts'
import { fail, type Result } from '../../../core/values/result.ts'
import { builtThread, inThread } from '../inThread.ts'
import { documentProblem } from './documentProblems.ts'
import { type DocumentFile, readDocument } from './readDocument.ts'

const TIMEOUT_MS = 60_000
const MEMORY_MB = 768

/** As `readDocument`; a file that takes too long or too much memory is a problem like any other. */
export async function readDocumentSafely(file: DocumentFile, timeoutMs = TIMEOUT_MS): Promise<Result<Document>> {
  const worker = builtThread(import.meta.url, 'readDocumentWorker')
  if (worker === null) return readDocument(file)
  const result = await inThread<Result<Document>>(worker, file, { timeoutMs, memoryMb: MEMORY_MB })
  return result ?? fail([documentProblem('reading-took-too-long', file.fileName)])
}
