import { type Topic, topics } from '@/lib/protocols/schema'
import type { CoverageEntry, CoverageLevel, Limit } from './schema'

/** One topic of one interview, as far as somebody has said. */
export type CoverageLine = {
  readonly topic: Topic
  readonly level: CoverageLevel
  readonly limitedBy: Limit | null
  /** Somebody said so; where nobody did it counts as not probed. */
  readonly isSaid: boolean
}

type Stored = { readonly topic: string; readonly level: CoverageLevel; readonly limitedBy: Limit | null }

/** Every topic there is, in its order. A topic of which nobody has said anything was, for all we know, not probed. */
export function coverageOf(stored: readonly Stored[]): readonly CoverageLine[] {
  return topics.map((topic) => {
    const said = stored.find((one) => one.topic === topic)
    return said
      ? { topic, level: said.level, limitedBy: said.limitedBy, isSaid: true }
      : { topic, level: 'notProbed', limitedBy: null, isSaid: false }
  })
}

/** What an input changes; the last word on a topic holds. */
export function changedCoverage(
  stored: readonly Stored[],
  entries: readonly CoverageEntry[],
): readonly CoverageEntry[] {
  const wanted = new Map(entries.map((entry) => [entry.topic, entry]))
  return [...wanted.values()].filter(({ topic, level, limitedBy }) => {
    const said = stored.find((one) => one.topic === topic)
    return said?.level !== level || said.limitedBy !== limitedBy
  })
}

/** How many interviews of one model asked about a topic, and how far. */
export type TopicCount = {
  readonly topic: Topic
  readonly substantive: number
  readonly passing: number
  readonly notProbed: number
}

type Counted = Readonly<Record<'topic', string>> & Readonly<Record<'substantive' | 'passing', number>>

/** Every topic there is, over so many interviews: those that did not ask about it make the rest. */
export function topicCountsOf(interviews: number, counted: readonly Counted[]): readonly TopicCount[] {
  return topics.map((topic) => {
    const { substantive = 0, passing = 0 } = counted.find((one) => one.topic === topic) ?? {}
    return { topic, substantive, passing, notProbed: interviews - substantive - passing }
  })
}

/** The furthest that any interview went, for the picture; `none` where no interview was held. */
export function furthestOf({ substantive, passing, notProbed }: TopicCount): CoverageLevel | 'none' {
  if (substantive > 0) return 'substantive'
  if (passing > 0) return 'passing'
  return notProbed > 0 ? 'notProbed' : 'none'
}

type ModelCoverage = { readonly interviews: number; readonly isFew: boolean; readonly topics: readonly TopicCount[] }

export type CoverageSummary = {
  readonly models: number
  readonly unasked: number
  readonly few: number
  /** Asked about substantively in the fewest of the models that were interviewed; null when none was. */
  readonly leastAsked: { readonly topic: Topic; readonly models: number; readonly of: number } | null
}

/** What the picture says in a sentence. Of topics that are asked about equally seldom, the first. */
export function summaryOf(models: readonly ModelCoverage[]): CoverageSummary {
  const interviewed = models.filter(({ interviews }) => interviews > 0)
  const asked = topics.map((topic) => ({
    topic,
    models: interviewed.filter((model) => model.topics.some((one) => one.topic === topic && one.substantive > 0))
      .length,
    of: interviewed.length,
  }))
  const [leastAsked = null] = asked.toSorted((one, other) => one.models - other.models)
  return {
    models: models.length,
    unasked: models.length - interviewed.length,
    few: interviewed.filter(({ isFew }) => isFew).length,
    leastAsked: interviewed.length === 0 ? null : leastAsked,
  }
}
