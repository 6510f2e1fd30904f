import 'server-only'
import type { ZodObject, ZodType, z } from 'zod'
import { done, type FieldProblem, type Refusal, type Result, refuse, refuseFields } from '@/lib/errors'
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

/** What code may answer where `T` is promised: our own lists are readonly, those of a schema's type are not. */
export type Plain<T> = T extends readonly (infer Item)[]
  ? readonly Plain<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T

/** The file that an operation takes as the body of a request: of which media types, how large, and an example of its text. */
export type FileDemand = { readonly types: readonly string[]; readonly megabytes: number; readonly example: string }

/** What it is about: one record (its input has `id`), the caller's own record, or the noun as a whole. */
export type OperationSubject = 'collection' | 'record' | 'self'

type Definition<P extends Permission, Input extends ZodObject, Output extends ZodType, Value> = {
  readonly on: OperationSubject
  readonly permission: P
  readonly input: Input
  /** What may come in the input's `file`, where it has one. */
  readonly file?: FileDemand
  /** What it answers, as the documentation of the REST API promises it. */
  readonly output: Output
  /**
   * What the record holds now of what the input takes. A form always sends the whole; of what a program sends over REST
   * the rest stays as it is.
   */
  readonly current?: (context: NoInfer<Context<P>>, id: string) => Promise<Partial<z.input<Input>> | null>
  /** NoInfer: without it the compiler would widen `P` to fit the command, and a mismatch would pass. */
  readonly command: (context: NoInfer<Context<P>>, input: z.output<Input>) => Promise<Result<Value>>
}

/** Permission + schemas + command: what the form action, the REST endpoint and the CLI are all derived from. */
export type Operation<Value extends OutputValue = OutputValue> = {
  readonly on: OperationSubject
  readonly permission: Permission
  readonly input: ZodObject
  /** Null where it takes no file. */
  readonly file: FileDemand | null
  readonly output: ZodType
  /** Null when the caller may do this at all, else the refusal. A denied attempt leaves an audit event. */
  readonly admit: (caller: Caller, name: string) => Promise<Refusal | null>
  /** Of the record that is changed, what need not be sent again; null where the whole input is sent each time. */
  readonly current: ((caller: Caller, id: string) => Promise<Result<object>>) | null
  /** Checks permission, then input, then runs the command. */
  readonly execute: (caller: Caller, name: string, rawInput: unknown) => Promise<Result<Value>>
}

export function operation<
  P extends Permission,
  Input extends ZodObject,
  Output extends ZodType,
  Value extends OutputValue & Plain<z.output<Output>>,
>(definition: Definition<P, Input, Output, Value>): Operation<Value> {
  const { on, permission, input, file = null, output, current, command } = definition
  return {
    on,
    permission,
    input,
    file,
    output,
    admit: async (caller, name) => (caller.permit(permission) ? null : deny(caller, permission, name)),
    current: current
      ? async (caller, id) => {
          const context = caller.permit(permission)
          const found = context && (await current(context, id))
          return found ? done(found) : refuse('notFound')
        }
      : null,
    execute: async (caller, name, rawInput) => {
      const context = caller.permit(permission)
      if (!context) return deny(caller, permission, name)
      const parsed = input.safeParse(rawInput, { reportInput: true })
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
