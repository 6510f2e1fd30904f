// A PostgreSQL server that exists for the length of a run: own folder, own port, gone afterwards.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** The newest folder on this machine that holds initdb and pg_ctl, or null. */
export function findPostgres() {
  const versions = '/usr/lib/postgresql'
  const packaged = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(versions, version, 'bin'))
    : []
  const onPath = (process.env.PATH ?? '').split(path.delimiter)
  return [...packaged, ...onPath].find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null
}

/** What tests do without: nothing of theirs has to survive a power cut. */
const hurried = ['fsync=off']

/** Starts a server and returns its address, its folder and how to stop it. Throws with the server's own words. */
export async function startPostgres(binaries, options = hurried) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'emeritus-postgres-'))
  const data = path.join(folder, 'data')
  const log = path.join(folder, 'log')
  const port = await freePort()
  // initdb refuses to run as root.
  const owner = process.getuid?.() === 0 ? ownerOf(folder) : null
  const run = (name, args) => runAs(owner, path.join(binaries, name), args, log)
  const stop = () => {
    if (existsSync(data)) run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
  const given = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...options]
  const settings = `-p ${port} ${given.map((setting) => `-c ${setting}`).join(' ')}`
  const steps = [
    ['initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8']],
    ['pg_ctl', ['-D', data, '-o', settings, '-l', log, '-w', 'start']],
  ]
  for (const [name, args] of steps) {
    const { isDone, output } = run(name, args)
    if (isDone) continue
    stop()
    throw new Error(`${name} failed: ${output}`)
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, folder, stop }
}

/** Copies a database that nobody is connected to, on its own server, and returns the copy's address. */
export function copyDatabase(databaseUrl) {
  const url = new URL(databaseUrl)
  const name = `copy_${randomUUID().replaceAll('-', '')}`
  // The order is given from another database: a connection to the source would be somebody connected to it.
  const from = new URL('/template1', url).href
  const args = [`--maintenance-db=${from}`, `--template=${decodeURIComponent(url.pathname.slice(1))}`, name]
  const { status, error, stderr } = spawnSync(path.join(findPostgres() ?? '', 'createdb'), args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`createdb failed: ${error?.message ?? stderr}`)
  url.pathname = `/${name}`
  return url.href
}

function ownerOf(folder) {
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  chownSync(folder, id('-u'), id('-g'))
  return 'postgres'
}

function runAs(owner, file, args, log) {
  const command = owner ? ['runuser', '-u', owner, '--', file, ...args] : [file, ...args]
  // The server keeps its parent's output open: with a pipe this call would wait for the server to end.
  const result = spawnSync(command[0], command.slice(1), { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  const output = [result.error?.message, result.stderr?.toString(), existsSync(log) ? readFileSync(log, 'utf8') : '']
  return { isDone: result.status === 0, output: output.filter(Boolean).join('\n') }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
