/** Asks before a page with unsaved changes is left; the browser asks by itself when its tab is closed. */
import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useTexts } from '../../../text/texts.tsx'

export function LeaveGuard({ isDirty }: { readonly isDirty: () => boolean }) {
  const { drafts: t } = useTexts()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty() && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  return (
    <Modal
      open={status === 'blocked'}
      title={t.leaveTitle}
      okText={t.leave}
      cancelText={t.stay}
      okButtonProps={{ danger: true }}
      onOk={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      <p>{t.leaveText}</p>
    </Modal>
  )
}
