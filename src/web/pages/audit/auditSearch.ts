import { z } from 'zod'
import { auditActions, auditSorts } from '../../../contract/audit.ts'
import { given, givenOrder } from '../../shell/addresses.ts'

/** What the address of the log may say. */
export const AuditSearch = z.object({
  text: given.text,
  action: given.oneOf(auditActions),
  actor: given.id,
  from: given.day,
  until: given.day,
  ...givenOrder(auditSorts),
  page: given.page,
})
