import type { Operation } from '@/lib/auth/operation'
import { isOperationName, operations } from '@/lib/operations'
import { readBytes, readStandardInput } from './input'
import { CommandFailure, failureOf, type Output } from './output'
import { withCaller } from './session'

export const operationNames: readonly string[] = Object.keys(operations).toSorted()

/** `emeritus run OPERATION`: the system does it, with the permission it asks for and no other. */
export async function runOperation(name: string, path: string | undefined, output: Output): Promise<void> {
  if (!isOperationName(name)) throw new CommandFailure(`There is no operation called ${name}.`)
  const input = await readInput(path)
  const operation: Operation = operations[name]
  const result = await withCaller([operation.permission], (caller) => operation.execute(caller, name, input))
  if (!result.ok) throw failureOf(result)
  output.result({ result: result.value }, [JSON.stringify(result.value, null, 2)])
}

/** Nobody types JSON at a prompt: a terminal that sends nothing means no input. */
async function readInput(path: string | undefined): Promise<object> {
  const isSilent = path === undefined && process.stdin.isTTY
  const text = path ? new TextDecoder().decode(await readBytes(path)) : isSilent ? '' : await readStandardInput()
  if (text.trim() === '') return {}
  const value = parseJson(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new CommandFailure('The input is not a JSON object.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
