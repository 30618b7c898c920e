/** The Word template of plans: the one that comes with the software, until the Office puts its own in its place. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Database } from '../../platform/db/database.ts'
import { activeParts } from '../../platform/docx/activeParts.ts'
import { readDocumentSafely } from '../../platform/docx/readDocumentSafely.ts'
import { packageFolder } from '../../platform/packageFolder.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { tryTemplate } from './draftDocument.ts'
import { deleteTemplate, findTemplate, type PlanTemplateRow, writeTemplate } from './planTemplate.sql.ts'
import type { PlanFile } from './readPlanFile.ts'
import { templateAtFault } from './refusals.ts'
import { departmentPlace } from './taskRights.ts'

const SHIPPED = 'templates/ke-hoach-khac-phuc/template.docx'
const SHIPPED_NAME = 'Mẫu kế hoạch khắc phục.docx'

/** What plans of the department are written into. */
export async function templateInUse(db: Database, departmentId: string): Promise<PlanFile> {
  const own = await findTemplate(db, departmentId)
  if (own) return { bytes: own.content, fileName: own.file_name }
  return { bytes: await readFile(join(packageFolder, SHIPPED)), fileName: SHIPPED_NAME }
}

export const ownTemplate = (db: Database, departmentId: string): Promise<PlanTemplateRow | undefined> =>
  findTemplate(db, departmentId)

/** Takes a template only after a plan was written into it and read again: what is broken is told now, not when a plan is due. */
export async function replaceTemplate({ db, clock }: Services, actor: Actor, file: PlanFile): Promise<void> {
  const { departmentId } = actor
  requirePermission(actor, 'writePlans', departmentPlace(departmentId))
  // Read first, in a thread with limits: a file that unpacks without end is refused before it is filled.
  const read = await readDocumentSafely(file)
  if (!read.ok) throw templateAtFault(read.problems)
  if (read.value.format !== 'docx') throw templateAtFault([notWord(file.fileName)])
  // Every plan of the department is written into it, and opened by others.
  const active = await activeParts(file.bytes, file.fileName)
  if (active.length > 0) throw templateAtFault(active)
  const filled = await tryTemplate(file.bytes)
  if (!filled.ok) throw templateAtFault(filled.problems)
  const written = await readDocumentSafely({ bytes: filled.value, fileName: file.fileName })
  if (!written.ok) throw templateAtFault(written.problems)
  await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const fileName = basename(file.fileName)
    await writeTemplate(tx, {
      department_id: departmentId,
      file_name: fileName,
      content: Buffer.from(file.bytes),
      added_at: at,
      added_by: actor.fullName,
    })
    await recordAudit(tx, {
      at,
      by: actor,
      action: 'planTemplate.replaced',
      subject: { kind: 'planTemplate', id: departmentId, name: fileName },
      departmentId,
      detail: { bytes: file.bytes.byteLength },
    })
  })
}

/** Back to the template that comes with the software; nothing happens where it is in use already. */
export async function removeTemplate({ db, clock }: Services, actor: Actor): Promise<void> {
  const { departmentId } = actor
  requirePermission(actor, 'writePlans', departmentPlace(departmentId))
  await db.transaction().execute(async (tx) => {
    if (!(await deleteTemplate(tx, departmentId))) return
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'planTemplate.removed',
      subject: { kind: 'planTemplate', id: departmentId, name: null },
      departmentId,
    })
  })
}

const notWord = (fileName: string) => ({
  code: 'template-not-word',
  where: fileName,
  text: 'Tệp này không phải văn bản Word (DOCX). Hãy lưu mẫu ở dạng .docx rồi chọn lại.',
})
