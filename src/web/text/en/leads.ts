/** Naming the units that lead criteria, from Excel. */
import type { leads as vi } from '../vi/leads.ts'

export const leads: typeof vi = {
  importTitle: 'Leads from Excel',
  importHint:
    'Export Excel on this page, fill in the column of lead units by name, short name or code (on a field’s row it counts for the whole field), and choose the file again. You see what it changes first; blank rows change nothing.',
  importKind: 'An Excel file (.xlsx)',
  importPreview: 'Preview',
  importResult: (created, changed, same) =>
    `${created} criteria get a lead, ${changed} another one, ${same} keep theirs.`,
  importBlocked: 'Nothing was stored. Mend the rows below in the file and upload it again.',
  importNothing: 'The file says just what is there; there is nothing to store.',
  importConfirm: 'Store the leads',
  importOther: 'Choose another file',
  importDone: (created, changed) => `Stored: ${created} criteria got a lead, ${changed} another one.`,
}
