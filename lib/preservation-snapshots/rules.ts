import type { LoggedEvent } from '@/lib/rewinds/rules'

type EndableCopy = { readonly region: string; readonly endedOn: string | null; readonly endedReason: string }

type LabelledArtifact<Copy extends EndableCopy> = { readonly label: string; readonly copies: readonly Copy[] }

/**
 * The copies as they stood before `events`: an end that was told only then is undone. An event names its copy by artifact,
 * region, day and reason; one that fits several copies is not undone and is counted as `unclear`. One that fits none is
 * about a copy that was not on record yet.
 */
export function copiesBefore<Copy extends EndableCopy, Artifact extends LabelledArtifact<Copy>>(
  artifacts: readonly (Artifact & LabelledArtifact<Copy>)[],
  events: readonly LoggedEvent[],
) {
  const ends = events.filter(({ operation }) => operation === 'copy.end')
  const known = artifacts.flatMap(({ label, copies }) => copies.map((copy) => ({ label, copy })))
  const meant = ends.map((event) => known.filter(({ label, copy }) => isMeant(label, copy, event)))
  const reopened = meant.flatMap((fits) => (fits.length === 1 ? fits.map(({ copy }) => copy) : []))
  return {
    artifacts: artifacts.map((artifact) => ({
      ...artifact,
      copies: artifact.copies.map((copy) =>
        reopened.includes(copy) ? { ...copy, endedOn: null, endedReason: '' } : copy,
      ),
    })),
    unclear: meant.filter(({ length }) => length > 1).length,
  }
}

function isMeant(label: string, { region, endedOn, endedReason }: EndableCopy, { changes, reason }: LoggedEvent) {
  const told = [changes.label?.after, changes.region?.after, changes.endedOn?.after]
  return told[0] === label && told[1] === region && told[2] === endedOn && (reason ?? '') === endedReason
}
