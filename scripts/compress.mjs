// Stores a brotli version beside every built file that shrinks by it, so that no request pays for compressing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compressible = /\.(css|js|json|map|svg|txt)$/
/** Below this the headers weigh more than what is saved. */
const leastBytes = 1024

/** Compresses what is under `folder`, as small as brotli can; the thread pool takes several files at once. */
export async function compressFiles(folder) {
  const compress = promisify(brotliCompress)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file)
      if (bytes.length < leastBytes) return
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      }
      writeFileSync(`${file}.br`, await compress(bytes, { params }))
    }),
  )
}
