import { byteOrderMark, csvText } from './write'

type Table = {
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<readonly (readonly string[])[]>
}

/**
 * A table as the bytes of a file, written while it is being read: memory does not grow with it. With the mark Excel reads
 * the file as UTF-8; without it as whatever is usual where it runs.
 */
export async function* csvBytes({ columns, batches }: Table, hasMark: boolean): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode((hasMark ? byteOrderMark : '') + csvText([columns]))
  for await (const rows of batches) if (rows.length > 0) yield encoder.encode(csvText(rows))
}
