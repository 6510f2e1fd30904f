import type { DateClaim, DateKind } from '../dates/schema'
import { replacementLimit } from '../imports/schema'
import type { ModelRow } from '../models/queries'

/** What a lifecycle table says of one model beside its row: sources, in the order in which they are to be written. */
export type LifecycleFacts = {
  readonly claims: readonly DateClaim[]
  readonly replacements: readonly { readonly reference: string; readonly sourceUrl: string }[]
}

type Described = Pick<ModelRow, 'provider' | 'apiId' | 'displayName' | 'family' | 'stage'>

/**
 * A model in the columns of an import (`importColumns`), one line for each source its dates and successors have, so
 * that importing the lines finds nothing new and an empty database gets the same dates, chosen and not. Of each kind
 * the chosen date is written; where none is chosen, all of them, because none stands above the others. A model
 * without any source names `address`, its own page.
 */
export function lifecycleLines(model: Described, facts: LifecycleFacts, address: string): string[][] {
  const lines: Line[] = []
  for (const claim of facts.claims) placeClaim(lines, claim, facts.claims)
  placeReplacements(lines, facts.replacements)
  if (lines.length === 0) lines.push(lineOf(address))
  return lines.map((line) => [
    model.provider,
    model.apiId ?? '',
    model.displayName,
    model.family,
    line.released,
    model.stage ?? '',
    line.deprecated,
    line.retires,
    line.retires === '' ? '' : String(line.isTentative),
    line.replacements.join(';'),
    line.sourceUrl,
  ])
}

type Line = {
  readonly sourceUrl: string
  readonly replacements: string[]
  released: string
  deprecated: string
  retires: string
  isTentative: boolean
}

type DateColumn = 'released' | 'deprecated' | 'retires'

/** The tables have no column for the day on which a model became legacy. */
const columnOf = {
  released: 'released',
  deprecated: 'deprecated',
  retires: 'retires',
  retiresNotBefore: 'retires',
  legacy: null,
} as const satisfies Record<DateKind, DateColumn | null>

function placeClaim(lines: Line[], { kind, date, sourceUrl, isChosen }: DateClaim, all: readonly DateClaim[]): void {
  const column = columnOf[kind]
  const isPassedOver = !isChosen && all.some((claim) => claim.isChosen && columnOf[claim.kind] === column)
  if (column === null || isPassedOver) return
  const line = lineFrom(lines, sourceUrl, (candidate) => candidate[column] === '')
  line[column] = date
  if (column === 'retires') line.isTentative = kind === 'retiresNotBefore'
}

/** An import reads the successors of all lines one after the other, so a later one never stands on an earlier line. */
function placeReplacements(lines: Line[], replacements: LifecycleFacts['replacements']): void {
  let last: Line | undefined
  for (const { reference, sourceUrl } of replacements) {
    const earliest = last ? lines.indexOf(last) : 0
    const hasRoom = (line: Line) => lines.indexOf(line) >= earliest && line.replacements.length < replacementLimit
    last = lineFrom(lines, sourceUrl, hasRoom)
    last.replacements.push(reference)
  }
}

function lineFrom(lines: Line[], sourceUrl: string, isFree: (line: Line) => boolean): Line {
  const found = lines.find((line) => line.sourceUrl === sourceUrl && isFree(line))
  if (found) return found
  const line = lineOf(sourceUrl)
  lines.push(line)
  return line
}

function lineOf(sourceUrl: string): Line {
  return { sourceUrl, replacements: [], released: '', deprecated: '', retires: '', isTentative: false }
}
