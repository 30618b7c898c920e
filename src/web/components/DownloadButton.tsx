/** Fetches a file from a route and saves it; a refusal is told instead of being saved as a file. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Route } from '../../contract/route.ts'
import { type Address, download } from '../api.ts'
import { useTexts } from '../text/texts.tsx'
import { useNotice } from './notices.tsx'
import { wordsOf } from './RefusalNotice.tsx'

interface DownloadButtonProps<R extends Route> {
  readonly route: R
  readonly address: Address<R>
  /** "Xuất Excel" where it is left out. */
  readonly label?: ReactNode
  readonly ariaLabel?: string
  readonly small?: boolean
  /** What is done first; the file is not fetched where it gives null. */
  readonly before?: () => Promise<unknown>
}

export function DownloadButton<R extends Route>(props: DownloadButtonProps<R>) {
  const { route, address, label, ariaLabel, small = false, before } = props
  const { common } = useTexts()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const fetchFile = async () => {
    setBusy(true)
    try {
      if (before && (await before()) === null) return
      saveFile(await download(route, address))
    } catch (error) {
      notice.refused(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      icon={<DownloadOutlined aria-hidden="true" />}
      size={small ? 'small' : 'middle'}
      loading={busy}
      aria-label={ariaLabel}
      onClick={fetchFile}
    >
      {busy ? common.downloading : (label ?? common.excel)}
    </Button>
  )
}

function saveFile({ blob, fileName }: { readonly blob: Blob; readonly fileName: string }): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
