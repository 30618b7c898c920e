/** Makes the help and the complaints of the command-line library Vietnamese. */
import type { Command, CommanderError } from 'commander'

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Global Options:': 'Tùy chọn chung:',
  'Commands:': 'Lệnh:',
}

export function speakVietnamese(program: Command): void {
  program.helpOption('-h, --help', 'xem trợ giúp')
  program.helpCommand(false)
  program.usage('<lệnh> [tùy chọn]')
  program.configureHelp({
    showGlobalOptions: true,
    styleTitle: (title) => TITLES[title] ?? title,
    // Groups are shown as the commands they hold.
    visibleCommands: (command) =>
      command.commands.flatMap((inner) => (inner.commands.length > 0 ? inner.commands : [inner])),
    subcommandTerm: (command) => [...pathOf(command), ...command.registeredArguments.map(argumentTerm)].join(' '),
  })
  // What is wrong is told by `main`, once, in the form that was asked for.
  program.configureOutput({ writeErr: () => {} })
  program.exitOverride()
}

/** The words after `cchc`. */
function pathOf(command: Command): string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()]
}

const argumentTerm = (argument: { readonly required: boolean; name(): string }) =>
  argument.required ? `<${argument.name()}>` : `[${argument.name()}]`

/** A command below `parent` with everything that `speakVietnamese` set. */
export function addCommand(parent: Command, nameAndArguments: string, description: string): Command {
  const command = parent.command(nameAndArguments).description(description)
  command.helpOption('-h, --help', 'xem trợ giúp').helpCommand(false)
  return command.usage(usageOf(command))
}

function usageOf(command: Command): string {
  return [...command.registeredArguments.map(argumentTerm), '[tùy chọn]'].join(' ')
}

/** A group such as `cchc plan`, which only holds commands. */
export function addGroup(program: Command, name: string, description: string): Command {
  const group = program.command(name).description(description)
  return group.helpOption('-h, --help', 'xem trợ giúp').helpCommand(false).usage('<lệnh> [tùy chọn]')
}

export function sentenceOf(error: CommanderError): string {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const suggestion = /Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1]
  const perhaps = suggestion ? ` Có phải ý là: ${suggestion}?` : ''
  switch (error.code) {
    case 'commander.unknownOption':
      return `Không có tùy chọn ${named}.${perhaps} Xem: cchc --help`
    case 'commander.unknownCommand':
      return `Không có lệnh “${named}”.${perhaps} Xem: cchc --help`
    case 'commander.help':
      return 'Thiếu lệnh. Xem: cchc --help'
    case 'commander.missingArgument':
      return `Thiếu tham số ${named}. Thêm --help vào lệnh để xem cách dùng.`
    case 'commander.excessArguments':
      return 'Thừa tham số. Thêm --help vào lệnh để xem cách dùng.'
    case 'commander.optionMissingArgument':
      return `Tùy chọn ${named} cần một giá trị.`
    case 'commander.missingMandatoryOptionValue':
      return `Thiếu tùy chọn ${named}. Thêm --help vào lệnh để xem cách dùng.`
    case 'commander.invalidArgument':
      return `Giá trị không dùng được: ${named}.${choicesOf(error)}`
    default:
      return error.message
  }
}

function choicesOf(error: CommanderError): string {
  const said = /Allowed choices are (.+?)\.$/.exec(error.message)?.[1]
  const own = /is invalid\. (.*)$/s.exec(error.message)?.[1]
  return said ? ` Chọn: ${said}.` : own ? ` ${own}` : ''
}
