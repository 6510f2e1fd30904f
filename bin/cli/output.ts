import type { Refusal } from '@/lib/errors'
import { refusalTexts } from '@/lib/i18n/refusal-text'

/** Exit codes: 0 done, 1 refused or found wrong, 2 the command line itself was wrong. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const

/** Ends the command with a sentence on standard error and exit code 1. */
export class CommandFailure extends Error {}

export type Output = {
  /** For people; standard output, or standard error when a program reads the output. */
  readonly say: (line: string) => void
  /** The command's result: with --json one object on the last line of standard output. */
  readonly result: (value: object, lines: readonly string[]) => void
}

export function outputFor(isJson: boolean): Output {
  return {
    say: (line) => (isJson ? console.error(line) : console.log(line)),
    result: (value, lines) => {
      if (isJson) console.log(JSON.stringify(value))
      else for (const line of lines) console.log(line)
    },
  }
}

/** A refusal as an error with its English sentence, and a line for each field. */
export function failureOf(refusal: Refusal): CommandFailure {
  const { sentence, fields } = refusalTexts('en', refusal)
  const lines = Object.entries(fields).map(([name, problem]) => `  ${name}: ${problem}`)
  return new CommandFailure([sentence, ...lines].join('\n'))
}
