import { byteStream } from '../byte-stream'
import { byteOrderMark, csvText } from './write'

type Table = {
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<readonly (readonly string[])[]>
}

type Form = {
  readonly fileName: string
  /** With the mark Excel reads the file as UTF-8; without it as whatever is usual where it runs. */
  readonly hasMark: boolean
}

/** A table as a file to keep, written while it is being read: memory does not grow with it. */
export function csvResponse(table: Table, { fileName, hasMark }: Form): Response {
  return new Response(byteStream(csvBytes(table, hasMark)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  })
}

async function* csvBytes({ columns, batches }: Table, hasMark: boolean): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode((hasMark ? byteOrderMark : '') + csvText([columns]))
  for await (const rows of batches) if (rows.length > 0) yield encoder.encode(csvText(rows))
}
