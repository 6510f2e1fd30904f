// What the application is compared with: Node's http server, the same statements through bare pg, and nothing else. No
// identification, no rules, no headers of ours.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import { z } from 'zod'

const statement = z.object({ text: z.string(), values: z.array(z.string().nullable()) })
const plan = z.record(z.string(), z.object({ statements: z.array(statement), marker: z.string(), id: z.string() }))

const [, , planFile = '', databaseUrl = '', poolMax = ''] = process.argv
const scenarios = plan.parse(JSON.parse(readFileSync(planFile, 'utf8')))
const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(poolMax) })
let count = 0

type Scenario = z.infer<typeof plan>[string]

createServer(async (request, response) => {
  const scenario = scenarios[(request.url ?? '').slice(1)]
  if (!scenario) return void response.writeHead(request.url === '/' ? 200 : 404).end()
  for await (const _ of request); // a body is read, as the application reads it
  try {
    const body = JSON.stringify({ data: await rowsOf(scenario) })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  } catch (error) {
    console.error(error)
    response.writeHead(500).end()
  }
}).listen(Number(process.env.PORT), '127.0.0.1')

/** Runs the statements on one connection, as the application does; what is written is new each time. */
async function rowsOf({ statements, marker, id }: Scenario): Promise<unknown[]> {
  const word = `${marker}-${count++}-${process.pid}`
  const newId = marker ? randomUUID() : ''
  const unique = (value: string | null) =>
    marker && value ? value.replaceAll(marker, word).replaceAll(id, newId) : value
  const client = await pool.connect()
  try {
    let rows: unknown[] = []
    for (const { text, values } of statements) {
      const name = values.length > 0 ? nameOf(text) : undefined
      const result = await client.query({ text, values: values.map(unique), ...(name ? { name } : {}) })
      rows = result.rows
    }
    return rows
  } finally {
    client.release()
  }
}

const names = new Map<string, string>()

/** A statement that has a name is prepared once for each connection. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `s${names.size}`
  names.set(text, name)
  return name
}
