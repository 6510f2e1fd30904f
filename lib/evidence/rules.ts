import { type Refusal, refuse, refuseFields } from '@/lib/errors'

export type StatedEvidence = { readonly url: string; readonly sha256: string; readonly capturedOn: string }

/** Null when it can stand beside the others, else why not: it must show something, be from the past, and be new. */
export function evidenceRefusal(
  stated: StatedEvidence,
  { today, known }: { readonly today: string; readonly known: readonly Pick<StatedEvidence, 'url' | 'sha256'>[] },
): Refusal | null {
  if (!stated.url && !stated.sha256) return refuseFields({ url: { code: 'required' } })
  if (stated.capturedOn > today) return refuseFields({ capturedOn: { code: 'inFuture' } })
  const isKnown = known.some(({ url, sha256 }) => url === stated.url && sha256 === stated.sha256)
  return isKnown ? refuse('evidenceExists') : null
}
