import { z } from 'zod'
import { auditActions } from '../../../contract/audit.ts'
import { given } from '../../shell/addresses.ts'

/** What the address of the log may say. */
export const AuditSearch = z.object({
  text: given.text,
  action: given.oneOf(auditActions),
  actor: given.id,
  from: given.day,
  until: given.day,
  page: given.page,
})
