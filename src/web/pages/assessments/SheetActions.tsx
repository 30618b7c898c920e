/** What can be done with a whole sheet: Excel, print, facts in and out, what the unit has. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { assessmentRoutes, type Sheet } from '../../../contract/assessments.ts'
import { call } from '../../api.ts'
import { DownloadButton } from '../../components/DownloadButton.tsx'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { wordsOf } from '../../components/RefusalNotice.tsx'
import { useTexts } from '../../text/texts.tsx'
import { ImportFactsDrawer } from './ImportFactsDrawer.tsx'
import { ImportLeadsDrawer } from './ImportLeadsDrawer.tsx'

interface AttributesForm {
  readonly hasProcedures: boolean
  readonly hasDossiers: boolean
  readonly hasPublicUnits: boolean
}

export function SheetActions({ sheet }: { readonly sheet: Sheet }) {
  const { sheets: t, leads } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const [open, setOpen] = useState<'import' | 'leads' | 'attributes' | null>(null)
  const params = { unitId: sheet.unit.id, year: sheet.year }
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/units/:unitId/years'),
    })
  const copyLeads = async () => {
    try {
      await call(assessmentRoutes.copyResponsibilities, { params, body: { fromYear: sheet.year - 1 } })
      notice.done(t.leadsCopied)
      await refresh()
    } catch (refusal) {
      notice.refused(wordsOf(refusal))
    }
  }
  return (
    <>
      <DownloadButton route={assessmentRoutes.sheetFile} address={{ params }} />
      <Button onClick={() => window.print()}>{t.print}</Button>
      <DownloadButton route={assessmentRoutes.factsFile} address={{ params }} label={t.exportFacts} />
      {sheet.writable.length > 0 && <Button onClick={() => setOpen('import')}>{t.importFacts}</Button>}
      {sheet.mayManage && <Button onClick={() => setOpen('leads')}>{leads.importTitle}</Button>}
      {sheet.mayManage && <Button onClick={() => setOpen('attributes')}>{t.attributes}</Button>}
      {sheet.mayManage && sheet.responsibilities.length === 0 && (
        <Button onClick={copyLeads}>{t.copyLeads(String(sheet.year - 1))}</Button>
      )}
      {open === 'import' && <ImportFactsDrawer sheet={sheet} onClose={() => setOpen(null)} onSaved={refresh} />}
      {open === 'leads' && <ImportLeadsDrawer sheet={sheet} onClose={() => setOpen(null)} onSaved={refresh} />}
      {open === 'attributes' && <AttributesDrawer sheet={sheet} onClose={() => setOpen(null)} onSaved={refresh} />}
    </>
  )
}

interface DrawerProps {
  readonly sheet: Sheet
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

function AttributesDrawer({ sheet, onClose, onSaved }: DrawerProps) {
  const { sheets: t, common } = useTexts()
  const notice = useNotice()
  const params = { unitId: sheet.unit.id, year: sheet.year }
  const save = async (values: AttributesForm, version: number) => {
    await call(assessmentRoutes.writeAttributes, { params, body: { ...values, version: version || null } })
    notice.done(common.saved)
    await onSaved()
  }
  const fetchLatest = async () => versioned(await call(assessmentRoutes.sheet, { params }))
  const names = ['hasProcedures', 'hasDossiers', 'hasPublicUnits'] as const
  return (
    <FormDrawer<AttributesForm>
      title={t.attributes}
      start={versioned(sheet)}
      save={save}
      fetchLatest={fetchLatest}
      onClose={onClose}
      fields={names.map((name) => ({
        name,
        label: t[name],
        words: (values) => (values[name] ? common.yes : common.no),
      }))}
    >
      {() => (
        <>
          <p className="soft">{t.attributesHint}</p>
          {names.map((name) => (
            <Form.Item key={name} name={name} valuePropName="checked">
              <Checkbox>{t[name]}</Checkbox>
            </Form.Item>
          ))}
        </>
      )}
    </FormDrawer>
  )
}

function versioned({ attributes: { version, ...values } }: Sheet): Versioned<AttributesForm> {
  return { values, version: version ?? 0 }
}
