import { z } from 'zod'
import { launch, type Place } from './processes'

export type Answer = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly ms: number
  /** The last line of standard output as JSON; null when it is none. */
  readonly json: unknown
}

/** Runs `emeritus …` to its end. */
export async function emeritus(place: Place, args: readonly string[], input = ''): Promise<Answer> {
  const program = launch([process.execPath, 'scripts/emeritus.mjs', ...args], place)
  program.child.stdin?.end(input)
  await new Promise((resolve) => program.child.once('close', resolve))
  const { code, ms } = await program.ended
  const stdout = program.stdout()
  return { code, ms, stdout, stderr: program.stderr(), json: parse(stdout.trimEnd().split('\n').at(-1) ?? '') }
}

/** Runs a command that must succeed, and reads its JSON. */
export async function succeed<Output extends z.ZodType>(
  place: Place,
  args: readonly string[],
  output: Output,
  input = '',
): Promise<z.output<Output>> {
  const answer = await emeritus(place, [...args, '--json'], input)
  if (answer.code !== 0) throw new Error(`emeritus ${args.join(' ')} ended with ${answer.code}:\n${answer.stderr}`)
  return output.parse(answer.json)
}

const email = 'stella@fault.test'

/** Migrates, creates an admin and a person who may do what the tests do, and returns a token of hers. */
export async function prepareAccounts(place: Place): Promise<string> {
  await succeed(place, ['migrate'], z.object({ applied: z.array(z.string()) }))
  const admin = ['--email', 'admin@fault.test', '--name', 'Ada Admin', '--password-stdin']
  await succeed(place, ['setup', ...admin], z.object({ email: z.string() }), 'a long password for tests\n')
  const person = ['--email', email, '--name', 'Stella Steward', '--role', 'steward', '--role', 'auditor']
  await succeed(place, ['user', 'create', ...person], z.object({ link: z.string() }))
  const names = [
    ...['model.create', 'model.read', 'model.update', 'model.move', 'model.import', 'audit.read'],
    ...['interview.read', 'interview.plan', 'interview.conduct', 'interview.import', 'transcript.read'],
  ]
  const permissions = names.flatMap((name) => ['--permission', name])
  const args = ['token', 'create', '--user', email, '--name', 'fault tests', ...permissions]
  return (await succeed(place, args, z.object({ token: z.string() }))).token
}

const verdict = z.object({ isIntact: z.boolean(), count: z.number(), problems: z.array(z.unknown()) })

export function verifyAudit(place: Place): Promise<z.output<typeof verdict>> {
  return succeed(place, ['audit', 'verify'], verdict)
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
