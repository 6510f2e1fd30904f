import sirv from 'sirv'
import type { Front } from './listener'

const address = '/_next/static'
const oneYearSeconds = 31_536_000

/**
 * Answers requests for built files, which the build has also stored compressed: Next would compress with gzip on every
 * request, and brotli at its slowest makes a first load about a sixth smaller. What is not there is left to `otherwise`.
 */
export function answerBuiltFiles(folder: string): Front {
  const serve = sirv(folder, { brotli: true, immutable: true, maxAge: oneYearSeconds })
  return (request, response, otherwise) => {
    const { url } = request
    if (!url?.startsWith(`${address}/`)) return otherwise()
    request.url = url.slice(address.length)
    serve(request, response, () => {
      request.url = url
      otherwise()
    })
  }
}
