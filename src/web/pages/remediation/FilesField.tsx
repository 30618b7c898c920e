/** Files that go with a report: chosen, listed, taken out again. They are sent with the report or not at all. */
import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { MOST_TASK_FILE_BYTES, MOST_TASK_FILES } from '../../../contract/remediation.ts'
import { formatBytes, formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

export interface ChosenFile {
  readonly fileName: string
  /** Base64. */
  readonly content: string
  readonly bytes: number
}

interface FilesFieldProps {
  /** From the form around it. */
  readonly id?: string
  readonly value?: readonly ChosenFile[]
  readonly onChange?: (files: readonly ChosenFile[]) => void
}

const MEGABYTES = String(Math.floor(MOST_TASK_FILE_BYTES / 1_048_576))
const KINDS = '.pdf,.docx,.doc,.xlsx,.xls,.pptx,.ppt,.png,.jpg,.jpeg,.txt,.csv'

export function FilesField({ id, value = [], onChange }: FilesFieldProps) {
  const { tasks: t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const most = formatCount(MOST_TASK_FILES)
  const take = async (chosen: readonly File[]) => {
    const fits = chosen.filter((file) => file.size > 0 && file.size <= MOST_TASK_FILE_BYTES)
    const room = fits.slice(0, MOST_TASK_FILES - value.length)
    setFaults([
      ...chosen.filter(({ size }) => size === 0).map(({ name }) => t.emptyFile(name)),
      ...chosen.filter(({ size }) => size > MOST_TASK_FILE_BYTES).map(({ name }) => t.tooLarge(name, MEGABYTES)),
      ...(room.length < fits.length ? [t.tooMany(most)] : []),
    ])
    const read = await Promise.all(room.map(readFile))
    const isNew = (file: ChosenFile) =>
      !value.some(({ fileName, content }) => fileName === file.fileName && content === file.content)
    onChange?.([...value, ...read.filter(isNew)])
    // The same file chosen again counts as a new choice.
    if (input.current) input.current.value = ''
  }
  return (
    <div className="files-field">
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={KINDS}
        className="unseen"
        tabIndex={-1}
        aria-label={t.files}
        onChange={({ target }) => void take([...(target.files ?? [])])}
      />
      <Button icon={<PaperClipOutlined aria-hidden="true" />} onClick={() => input.current?.click()}>
        {t.addFiles}
      </Button>
      <p className="soft small">{t.filesHint(most, MEGABYTES)}</p>
      {faults.map((fault) => (
        <p key={fault} role="alert" className="field-fault">
          {fault}
        </p>
      ))}
      {value.length > 0 && (
        <ul className="plain-list">
          {value.map(({ fileName, bytes }, index) => (
            <li key={`${fileName} ${bytes}`}>
              {fileName} <span className="soft">({formatBytes(bytes)})</span>{' '}
              <button
                type="button"
                className="small-button"
                aria-label={t.removeFile(fileName)}
                onClick={() => onChange?.(value.filter((_, at) => at !== index))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

async function readFile(file: File): Promise<ChosenFile> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return { fileName: file.name, content: address.slice(address.indexOf(',') + 1), bytes: file.size }
}
