import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvironmentError, parseEnv, variableNames } from './env'

const documented = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map((match) => match[1])

describe('.env.example', () => {
  it('documents every variable that is read, and no other', () => {
    expect([...documented].sort()).toEqual(variableNames().sort())
  })

  it('would be accepted with every line uncommented, once the secret is filled in', () => {
    const lines = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)]
    const source = Object.fromEntries(lines.map((match) => [match[1] ?? '', match[2]]))
    expect(parseEnv({ ...source, EMERITUS_SECRET: 'x'.repeat(32) }).EMERITUS_URL).toBe('https://emeritus.example.org')
  })

  it('is complete, because nothing but lib/env.ts reads the environment', () => {
    const readers = sourceFiles().filter((file) => readFileSync(file, 'utf8').includes('process.env'))
    expect(readers).toEqual(['lib/env.ts'])
  })
})

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(parseEnv({})).toEqual({
      EMERITUS_DATA: path.resolve('.data'),
      DATABASE_POOL_MAX: 10,
      API_CALLS_PER_MINUTE: 60_000,
      API_STRANGER_CALLS_PER_MINUTE: 6000,
      PORT: 3000,
      EMERITUS_URL: 'http://localhost:3000',
      TRUST_PROXY: false,
      LOG_LEVEL: 'info',
    })
  })

  it('takes an empty value for an unset one', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '', EMERITUS_SECRET: '' }).PORT).toBe(3000)
  })

  it('follows the port in the default address', () => {
    expect(parseEnv({ PORT: '8080' }).EMERITUS_URL).toBe('http://localhost:8080')
  })

  it('names every variable that is wrong, not just the first', () => {
    const bad = {
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      EMERITUS_URL: 'nowhere',
      TRUST_PROXY: 'yes',
      LOG_LEVEL: '9',
    }
    const message = messageOf(() => parseEnv(bad))
    for (const name of Object.keys(bad)) expect(message).toContain(name)
  })

  it('wants a key, or an address, with the interface of live interviews', () => {
    expect(messageOf(() => parseEnv({ LIVE_PROVIDER: 'anthropic' }))).toContain('LIVE_KEY must be set')
    expect(messageOf(() => parseEnv({ LIVE_PROVIDER: 'openai-compatible' }))).toContain('LIVE_URL must be set')
    expect(messageOf(() => parseEnv({ LIVE_PROVIDER: 'another' }))).toContain('LIVE_PROVIDER must be one of')
    const local = { LIVE_PROVIDER: 'openai-compatible', LIVE_URL: 'http://localhost:8080/v1' }
    expect(parseEnv(local)).toMatchObject(local)
  })

  it('wants a secret with a PostgreSQL server, and a long one', () => {
    const DATABASE_URL = 'postgres://localhost/emeritus'
    expect(messageOf(() => parseEnv({ DATABASE_URL }))).toContain('EMERITUS_SECRET must be set')
    expect(messageOf(() => parseEnv({ DATABASE_URL, EMERITUS_SECRET: 'short' }))).toContain('at least 32')
    expect(parseEnv({ DATABASE_URL, EMERITUS_SECRET: 'x'.repeat(32) }).DATABASE_URL).toBe(DATABASE_URL)
  })
})

function sourceFiles(): string[] {
  const folders = ['app', 'components', 'lib', 'bin'].filter((folder) => existsSync(folder))
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)
  return files.filter((file) => isSource(file) && !file.startsWith(path.join('lib', 'db', 'generated')))
}

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message
  }
  return ''
}
