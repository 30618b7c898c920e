/** `cchc start`: opens the application and keeps it open until it is told to stop. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Context, configOf, print } from '../context.ts'
import { addCommand } from '../vietnamese.ts'

interface StartWords {
  readonly port?: number
  readonly host?: string
  readonly publicUrl?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly trustProxy?: string
  readonly empty?: boolean
  readonly sample?: 'office'
}

export function addStartCommand(program: Command, context: Context): void {
  addCommand(program, 'start', 'mở phần mềm; lần đầu tự tạo cơ sở dữ liệu và nạp dữ liệu mẫu')
    .option('--port <cổng>', 'cổng (mặc định 8080)', readPort)
    .option('--host <địa chỉ>', 'địa chỉ lắng nghe (mặc định 127.0.0.1: chỉ máy này)')
    .option('--public-url <url>', 'địa chỉ mọi người gõ trên trình duyệt, dùng trong liên kết và cookie')
    .option('--tls-cert <tệp>', 'chứng thư TLS (PEM)')
    .option('--tls-key <tệp>', 'khóa TLS (PEM)')
    .option('--trust-proxy <địa chỉ>', 'địa chỉ IP của proxy có TLS đứng trước phần mềm')
    .option('--empty', 'bắt đầu trống, không có dữ liệu mẫu')
    .addOption(new Option('--sample <tên>', 'dữ liệu mẫu cho lần đầu (mặc định office)').choices(['office']))
    .action(async (words: StartWords) => {
      await start(words, context)
    })
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('Cổng là số nguyên từ 1 đến 65535.')
  return port
}

async function start({ empty, sample, ...words }: StartWords, context: Context): Promise<void> {
  if (empty && sample) throw new InvalidArgumentError('Chọn một trong hai: --empty hoặc --sample.')
  const config = await configOf(context, words)
  const stopped = untilToldToStop()
  const { startApplication } = await import('../../server/main.ts')
  const started = await startApplication({
    config,
    content: empty ? 'empty' : (sample ?? 'office'),
    logToFile: process.stderr.isTTY === true,
    progress: context.progress,
  })
  const { address } = started
  if (started.kind === 'already') {
    print(context, { json: { address, already: true }, text: `Phần mềm đang chạy: ${address}` })
    return
  }
  const { greeting } = started
  print(context, { json: { address, greeting }, text: welcome(address, greeting) })
  await stopped
  context.progress('Đang dừng…')
  await started.close()
}

const welcome = (address: string, greeting: readonly string[]): string =>
  [
    '',
    `  Mở trình duyệt ở địa chỉ: ${address}`,
    ...(greeting.length > 0 ? ['', ...greeting] : []),
    '',
    '  Dừng: Ctrl+C',
    '',
  ].join('\n')

const IMPATIENCE_MS = 2_000

/** Settles at the first signal. A second one that is not its echo (terminal and npm both pass it on) ends at once. */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0
    const hear = () => {
      if (first !== 0 && Date.now() - first > IMPATIENCE_MS) process.exit(3)
      first ||= Date.now()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
  })
}
