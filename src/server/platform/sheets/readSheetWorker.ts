/** The thread of `readSheetSafely`: reads the one sheet it was given and answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from './readSheet.ts'

const bytes: Uint8Array = workerData
parentPort?.postMessage(await readSheet(bytes))
