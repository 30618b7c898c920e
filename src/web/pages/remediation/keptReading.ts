/**
 * The reading under correction, kept in this browser until it is confirmed or given up: a reload loses nothing. The tab's
 * session names it; the database of the browser holds it, because documents are larger than the session may be.
 */
import { z } from 'zod'
import { ReadPlan } from '../../../contract/remediation.ts'
import { PlanDraft } from '../../../core/plans/editing/planDraft.ts'

const DATABASE = 'cchc-readings'
const STORE = 'readings'
const SESSION_KEY = 'cchc.reading'
/** What another tab left behind goes after two days. */
const KEPT_MS = 2 * 86_400_000

const Kept = z.object({
  id: z.string(),
  userId: z.string(),
  savedAt: z.number(),
  read: ReadPlan,
  draft: PlanDraft,
  file: z.instanceof(Blob),
})

export interface Reading {
  readonly read: ReadPlan
  readonly draft: PlanDraft
  readonly file: Blob
}

/** False where the browser keeps nothing: a private window, or a full disk. */
export async function keepReading(userId: string, reading: Reading): Promise<boolean> {
  try {
    const id = sessionStorage.getItem(SESSION_KEY) ?? crypto.randomUUID()
    sessionStorage.setItem(SESSION_KEY, id)
    await inStore('readwrite', (store) => store.put({ ...reading, id, userId, savedAt: Date.now() }))
    return true
  } catch {
    return false
  }
}

/** The reading of this tab, where it is this person's and still has the shape that this release knows. */
export async function findKeptReading(userId: string): Promise<Reading | null> {
  try {
    const id = sessionStorage.getItem(SESSION_KEY)
    await forgetOldReadings()
    if (id === null) return null
    const kept = Kept.safeParse(await inStore('readonly', (store) => store.get(id)))
    return kept.success && kept.data.userId === userId ? kept.data : null
  } catch {
    return null
  }
}

export async function forgetReading(): Promise<void> {
  try {
    const id = sessionStorage.getItem(SESSION_KEY)
    sessionStorage.removeItem(SESSION_KEY)
    if (id !== null) await inStore('readwrite', (store) => store.delete(id))
  } catch {
    // What could not be kept need not be forgotten.
  }
}

async function forgetOldReadings(): Promise<void> {
  const all = z
    .array(z.object({ id: z.string(), savedAt: z.number() }))
    .safeParse(await inStore('readonly', (store) => store.getAll()))
  const old = (all.data ?? []).filter(({ savedAt }) => savedAt < Date.now() - KEPT_MS)
  for (const { id } of old) await inStore('readwrite', (store) => store.delete(id))
}

async function inStore<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await openStore()
  try {
    return await answered(work(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

async function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
  return answered(request)
}

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing'))
  })
