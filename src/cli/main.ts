/** The command `cchc`: reads its words, runs the work, and ends with 0 done, 1 input at fault, 2 wrong use, 3 our fault. */
import { Command, CommanderError } from 'commander'
import { software } from '../server/software.ts'
import { addAuditCommands } from './commands/audit.ts'
import { addBackupCommands } from './commands/backup.ts'
import { addCatalogueCommands } from './commands/catalogue.ts'
import { addPlanCommands } from './commands/plan.ts'
import { addScoreCommand } from './commands/score.ts'
import { addStartCommand } from './commands/start.ts'
import { addUserCommands } from './commands/users.ts'
import { type Context, InputAtFault, problemsOf } from './context.ts'
import { sentenceOf, speakVietnamese } from './vietnamese.ts'

export async function main(argv: readonly string[]): Promise<number> {
  // Whoever reads our output may stop reading, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
  })
  const program = makeProgram()
  const context = contextOf(program, argv)
  addCommands(program, context)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return context.exitCode
  } catch (error) {
    return endOf(error, context)
  }
}

function makeProgram(): Command {
  const program = new Command('cchc')
  program.description('Phần mềm nâng cao Chỉ số cải cách hành chính (PAR Index) của cơ quan')
  program.option('--json', 'kết quả và lỗi ở dạng JSON, cho máy đọc')
  program.option('--data <thư mục>', 'thư mục dữ liệu (mặc định: data trong thư mục phần mềm)')
  program.option('--database <url>', 'dùng PostgreSQL 15 trở lên ở địa chỉ này thay cho PostgreSQL kèm theo')
  program.version(software.version, '-V, --version', 'xem phiên bản')
  speakVietnamese(program)
  return program
}

function contextOf(program: Command, argv: readonly string[]): Context {
  return {
    exitCode: 0,
    // Asked before the words are understood too: a wrong use is told in the same form.
    json: argv.includes('--json'),
    places: () => {
      const { data, database } = program.opts<{ data?: string; database?: string }>()
      return { ...(data ? { dataDir: data } : {}), ...(database ? { databaseUrl: database } : {}) }
    },
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`${text}\n`)
    },
  }
}

function addCommands(program: Command, context: Context) {
  addStartCommand(program, context)
  addUserCommands(program, context)
  addPlanCommands(program, context)
  addCatalogueCommands(program, context)
  addScoreCommand(program, context)
  addAuditCommands(program, context)
  addBackupCommands(program, context)
}

function endOf(error: unknown, context: Context): number {
  if (error instanceof CommanderError) {
    // Help that was asked for is no fault; commander gives it the exit code 0.
    if (error.exitCode === 0) return 0
    tell([{ code: 'usage', where: 'cchc', text: sentenceOf(error) }], context, process.stderr)
    return 2
  }
  if (error instanceof InputAtFault) {
    tell(error.problems, context, error.isResult ? process.stdout : process.stderr)
    return 1
  }
  const known = problemsOf(error)
  if (known) {
    tell(known.problems, context, process.stderr)
    return known.ours ? 3 : 1
  }
  const text = `Phần mềm gặp lỗi ngoài dự kiến: ${error instanceof Error ? error.message : String(error)}`
  tell([{ code: 'internal', where: 'cchc', text }], context, process.stderr)
  if (error instanceof Error && !context.json) process.stderr.write(`${error.stack}\n`)
  return 3
}

interface Told {
  readonly code: string
  readonly where: string
  readonly text: string
}

/** Every problem on its own line; for machines as one object on stdout. */
function tell(problems: readonly Told[], { json }: Context, stream: NodeJS.WritableStream) {
  if (json) process.stdout.write(`${JSON.stringify({ problems })}\n`)
  else for (const { where, text } of problems) stream.write(`${where}: ${text}\n`)
}
