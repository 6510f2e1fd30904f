import path from 'node:path'
import { z } from 'zod'

const secretMinLength = 32

/** An empty line in a .env file means "not set", as if the line were not there. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const withDefault = <Schema extends z.ZodType<unknown, string>>(schema: Schema, fallback: string) =>
  z.preprocess((value) => (value === undefined || value === '' ? fallback : value), schema)

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be between ${min} and ${max}`)

const isUrlOf = (protocols: string[]) => (value: string) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol)

/** The interfaces of models that a live interview can be held through. */
const liveProviders = ['anthropic', 'openai-compatible'] as const

const variables = z.object({
  EMERITUS_DATA: withDefault(z.string(), './.data').transform((folder) => path.resolve(folder)),
  DATABASE_URL: optional(
    z
      .string()
      .refine(
        isUrlOf(['postgres:', 'postgresql:']),
        'must be a PostgreSQL address, postgres://user:password@host/name',
      ),
  ),
  DATABASE_POOL_MAX: withDefault(z.string(), '10').pipe(wholeNumber(1, 1000)),
  PORT: withDefault(z.string(), '3000').pipe(wholeNumber(1, 65535)),
  HOST: optional(z.string()),
  EMERITUS_URL: optional(
    z
      .string()
      .refine(isUrlOf(['http:', 'https:']), 'must be the address people type, such as https://emeritus.example.org')
      .transform((url) => new URL(url).origin),
  ),
  EMERITUS_SECRET: optional(z.string().min(secretMinLength, `must be at least ${secretMinLength} characters long`)),
  TRUST_PROXY: withDefault(
    z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true'),
    'false',
  ),
  API_CALLS_PER_MINUTE: withDefault(z.string(), '60000').pipe(wholeNumber(1, 10_000_000)),
  API_STRANGER_CALLS_PER_MINUTE: withDefault(z.string(), '6000').pipe(wholeNumber(1, 10_000_000)),
  LIVE_PROVIDER: optional(z.enum(liveProviders, `must be one of ${liveProviders.join(', ')}`)),
  LIVE_URL: optional(z.string().refine(isUrlOf(['http:', 'https:']), 'must be the address of the interface')),
  LIVE_MODEL: optional(z.string()),
  LIVE_KEY: optional(z.string()),
  LOG_LEVEL: withDefault(
    z.enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    ),
    'info',
  ),
})

const schema = variables
  .refine(({ DATABASE_URL, EMERITUS_SECRET }) => DATABASE_URL === undefined || EMERITUS_SECRET !== undefined, {
    path: ['EMERITUS_SECRET'],
    message: 'must be set together with DATABASE_URL, so that every process of the installation shares it',
  })
  .refine(({ LIVE_PROVIDER, LIVE_KEY }) => LIVE_PROVIDER !== 'anthropic' || LIVE_KEY !== undefined, {
    path: ['LIVE_KEY'],
    message: 'must be set together with LIVE_PROVIDER=anthropic',
  })
  .refine(({ LIVE_PROVIDER, LIVE_URL }) => LIVE_PROVIDER !== 'openai-compatible' || LIVE_URL !== undefined, {
    path: ['LIVE_URL'],
    message: 'must be set together with LIVE_PROVIDER=openai-compatible',
  })
  .transform((values) => ({
    ...values,
    /** The public address, without a slash at the end. */
    EMERITUS_URL: values.EMERITUS_URL ?? `http://localhost:${values.PORT}`,
  }))

export type Env = z.infer<typeof schema>

/** One or more variables are wrong; the message has a line for each. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

let parsed: Env | undefined

/**
 * The environment of this process, read and checked once. The only place that reads it, so that `.env.example` can be
 * proved complete.
 */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/** Throws EnvironmentError, naming every variable that is wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source)
  if (result.success) return result.data
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`)
  throw new EnvironmentError(`The environment is not right (see .env.example):\n${lines.join('\n')}`)
}

/** Whether this is `next build` trying out pages, which must not touch anybody's data. */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}

/** The names of all variables, as `.env.example` must list them. */
export function variableNames(): string[] {
  return Object.keys(variables.shape)
}

/** Tells next-auth, which reads the environment by itself, what we decided. */
export function publishToNextAuth(settings: { url: string; secret: string }): void {
  process.env.NEXTAUTH_URL = settings.url
  process.env.NEXTAUTH_SECRET = settings.secret
}

/** What was published to next-auth, for the code beside it. Throws before the server has published it. */
export function authSettings(): { readonly isSecure: boolean; readonly secret: string } {
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = process.env
  if (!NEXTAUTH_URL || !NEXTAUTH_SECRET) throw new Error('The server has not published the settings of sign-in yet')
  return { isSecure: NEXTAUTH_URL.startsWith('https://'), secret: NEXTAUTH_SECRET }
}

/** In production a missing text shows its key; everywhere else it is a fault at once. */
export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production'
}
