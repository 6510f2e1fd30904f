import 'server-only'
import type { ZodType, z } from 'zod'
import { type FieldProblem, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
import { fieldProblem } from '@/lib/fields'
import type { Caller, Context } from './context'
import type { Permission } from './permissions'

/** What a result may carry out of the server: plain values that a form, a program or a log can show. */
export type OutputValue =
  | string
  | number
  | boolean
  | null
  | readonly OutputValue[]
  | { readonly [key: string]: OutputValue | undefined }

type Definition<P extends Permission, Input extends ZodType, Output extends OutputValue> = {
  /** Whether it addresses one record (its input has `id`) or the noun as a whole. */
  readonly on: 'collection' | 'record'
  readonly permission: P
  readonly input: Input
  /** NoInfer: without it the compiler would widen `P` to fit the command, and a mismatch would pass. */
  readonly command: (context: NoInfer<Context<P>>, input: z.output<Input>) => Promise<Result<Output>>
}

/** Permission + input schema + command: what the form action, the REST endpoint and the CLI are all derived from. */
export type Operation<Output extends OutputValue = OutputValue> = {
  readonly on: 'collection' | 'record'
  readonly permission: Permission
  readonly input: ZodType
  /** Checks permission, then input, then runs the command. A denied attempt leaves an audit event. */
  readonly execute: (caller: Caller, name: string, rawInput: unknown) => Promise<Result<Output>>
}

export function operation<P extends Permission, Input extends ZodType, Output extends OutputValue>(
  definition: Definition<P, Input, Output>,
): Operation<Output> {
  const { on, permission, input, command } = definition
  return {
    on,
    permission,
    input,
    execute: async (caller, name, rawInput) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission, name)
      const parsed = input.safeParse(rawInput)
      return parsed.success ? command(context, parsed.data) : refuseFields(problemsOf(parsed.error))
    },
  }
}

async function deny(caller: Caller, permission: Permission, name: string): Promise<Refusal> {
  await caller.recordDenial(permission, name)
  return refuse('forbidden')
}

/** The first problem of each field, by its dotted path. */
function problemsOf(error: z.ZodError): Record<string, FieldProblem> {
  const fields: Record<string, FieldProblem> = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    fields[path] ??= fieldProblem(issue)
  }
  return fields
}
