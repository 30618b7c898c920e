/** The thread of `readDocumentSafely`: reads the one file it was given and answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import { type DocumentFile, readDocument } from './readDocument.ts'

const file: DocumentFile = workerData
parentPort?.postMessage(await readDocument(file))
