import { Argument, Command, CommanderError } from 'commander'
import { z } from 'zod'
import { roles } from '@/lib/auth/permissions'
import { FolderInUseError } from '@/lib/db/lock'
import { MigrationFailedError, MigrationHistoryError } from '@/lib/db/migrate'
import { EnvironmentError } from '@/lib/env'
import { accesses, disclosureDepths, interviewerKinds, interviewTones } from '@/lib/interviews/schema'
import { createUser, setup } from './cli/accounts'
import { importModelsFile } from './cli/import-models'
import { type ImportOptions, importTranscriptsFile } from './cli/import-transcripts'
import { CommandFailure, exitCodes, type Output, outputFor } from './cli/output'
import { operationNames, runOperation } from './cli/run-operation'
import { migrate, run, withCaller } from './cli/session'
import { createToken, listTokens, revokeToken } from './cli/tokens'

/** Runs one command line and answers its exit code. Nothing is printed on standard output but the result. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const output = outputFor(args.includes('--json'))
  const state = { exitCode: exitCodes.done as number }
  try {
    await program(output, (code) => {
      state.exitCode = code
    }).parseAsync([...args], { from: 'user' })
    return state.exitCode
  } catch (error) {
    return report(error)
  }
}

function program(output: Output, exitWith: (code: number) => void): Command {
  const command = new Command('emeritus')
    .description('Keeps the promises made to AI models when they are retired.')
    .option('--json', 'print the result as one JSON object on the last line')
    .exitOverride()
  addAccountCommands(command, output)
  addRunCommand(command, output)
  addTokenCommands(command, output)
  addImportCommands(command, output)
  command
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('read the whole log and check every link of its chain; exit code 1 when something is wrong')
    .option('--json', 'print the result as one JSON object on the last line')
    .action(async () => exitWith((await verifyAudit(output)) ? exitCodes.done : exitCodes.refused))
  command
    .command('migrate')
    .description('apply pending migrations to the database')
    .option('--json', 'print the result as one JSON object on the last line')
    .action(async () => {
      const applied = await migrate()
      output.result(
        { applied },
        applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['Nothing is pending.'],
      )
    })
  return command
}

function addImportCommands(command: Command, output: Output): void {
  const imports = command.command('import').description('bring in records from files')
  imports
    .command('models')
    .argument('<file>', 'a lifecycle table (CSV)')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--json', 'print the result as one JSON object on the last line')
    .action((file: string, options: { dryRun?: boolean }) => importModelsFile(file, options.dryRun ?? false, output))
  imports
    .command('transcripts')
    .description('interviews that were held elsewhere; the options hold where a file does not say it itself')
    .argument('<file>', 'transcripts as JSON, lines of JSON or Markdown, or a zip or tar archive of them')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--model <name>', 'of sessions that name none on record; as in the address of its page')
    .option('--interviewer <name>', 'who asked')
    .option('--interviewer-kind <kind>', `one of ${interviewerKinds.join(', ')}`)
    .option('--tone <tone>', `one of ${interviewTones.join(', ')}`)
    .option('--depth <depth>', `what the model was told: one of ${disclosureDepths.join(', ')}`)
    .option('--language <tag>', 'such as en or ja')
    .option('--access <who>', `who may read it: one of ${accesses.join(', ')}`)
    .option('--protocol-version <id>', 'the published version that they followed')
    .option('--source <address>', 'where they can be read')
    .option('--reversed', 'the assistant asked, and the user is the model')
    .option('--json', 'print the result as one JSON object on the last line')
    .action((file: string, options: ImportOptions) => importTranscriptsFile(file, options, output))
}

function addAccountCommands(command: Command, output: Output): void {
  command
    .command('setup')
    .description('create the first admin')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--password-stdin', 'read the password from standard input instead of asking')
    .option('--json', 'print the result as one JSON object on the last line')
    .action((options) => setup(options, output))
  command
    .command('user')
    .description('people who may sign in')
    .command('create')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .requiredOption('--role <role>', `one of ${roles.join(', ')}; repeat it for several`, collect, [])
    .option('--json', 'print the result as one JSON object on the last line')
    .action((options) => createUser(options, output))
}

function addTokenCommands(command: Command, output: Output): void {
  const token = command.command('token').description('bearer tokens for programs')
  token
    .command('create')
    .requiredOption('--user <address>', 'the e-mail address of the person it acts as')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--permission <name>', 'such as model.read; repeat it for several', collect, [])
    .option('--days <n>', 'how long it is good for', '90')
    .option('--json', 'print the result as one JSON object on the last line')
    .action((options) => createToken(options, output))
  token
    .command('list')
    .description('every token with its person, state, expiry and last use')
    .option('--json', 'print the result as one JSON object on the last line')
    .action(() => listTokens(output))
  token
    .command('revoke')
    .description('refuse a token from now on')
    .argument('<id>', 'as `token list` shows it')
    .option('--json', 'print the result as one JSON object on the last line')
    .action((id: string) => revokeToken(id, output))
}

/** An option that may be repeated, or take several with commas. */
function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, ...value.split(',')]
}

/** Everything a form or the API can do, by its name in the table of operations. */
function addRunCommand(command: Command, output: Output): void {
  command
    .command('run')
    .description('run any operation with a JSON object as its input, and print what it answers')
    .addArgument(new Argument('<operation>', 'what to do').choices(operationNames))
    .option('--input <file>', 'read the JSON object from this file instead of standard input')
    .option('--json', 'print the result as one JSON object on the last line')
    .addHelpText('after', '\nWithout input the object is empty. A table is imported with: import models <file>')
    .action((name: string, options: { input?: string }) => runOperation(name, options.input, output))
}

const chainReport = z.object({
  isIntact: z.boolean(),
  count: z.number(),
  problems: z.array(z.object({ seq: z.string(), kind: z.string(), sentence: z.string() })),
})

async function verifyAudit(output: Output): Promise<boolean> {
  const { isIntact, count, problems } = await withCaller(['audit.verify'], (caller) =>
    run(caller, 'audit.verify', {}, chainReport),
  )
  output.result({ isIntact, count, problems }, [
    ...problems.map((problem) => `event ${problem.seq}: ${problem.kind}. ${problem.sentence}`),
    isIntact ? `The chain of ${count} events is intact.` : `The chain is broken: ${problems.length} problems found.`,
  ])
  return isIntact
}

/** Expected failures are one sentence; anything else is a fault and shows where it happened. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  const explained = [CommandFailure, FolderInUseError, MigrationFailedError, MigrationHistoryError, EnvironmentError]
  if (error instanceof Error && explained.some((kind) => error instanceof kind)) console.error(error.message)
  else console.error(error)
  return exitCodes.refused
}
