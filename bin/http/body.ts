import type { IncomingMessage } from 'node:http'
import { done, type Result, refuse } from '@/lib/errors'

const MEGABYTE = 1024 * 1024
/** How much of what is too long is still read and thrown away: most clients look for an answer only when all is sent. */
const DISCARDED_BYTES = 32 * MEGABYTE

/**
 * The bytes of a request. Refused are bodies longer than `maxBytes`, those that end before they are complete, and those
 * that are not there after `limitMs`; their connection must be closed after the answer.
 */
export function readBody(
  request: IncomingMessage,
  { maxBytes, limitMs }: { readonly maxBytes: number; readonly limitMs: number },
): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let received = 0
    const tooLarge = refuse('bodyTooLarge', { megabytes: maxBytes / MEGABYTE })
    const finish = (result: Result<Uint8Array>) => {
      clearTimeout(timer)
      request.off('data', take).off('end', end).off('close', cutOff).pause()
      resolve(result)
    }
    const take = (chunk: Buffer) => {
      received += chunk.byteLength
      if (received <= maxBytes) chunks.push(chunk)
      else if (received > maxBytes + DISCARDED_BYTES) finish(tooLarge)
    }
    const end = () => finish(received > maxBytes ? tooLarge : done(Buffer.concat(chunks)))
    const cutOff = () => finish(refuse('bodyCutOff'))
    const timer = setTimeout(() => finish(refuse('bodyTooSlow')), limitMs)
    request.on('data', take).once('end', end).once('close', cutOff).on('error', cutOff)
  })
}
