import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from '@/lib/audit/schema'
import { endedByReprieve, rivalKinds } from '@/lib/dates/rules'
import { dateKinds } from '@/lib/dates/schema'
import { stages } from '@/lib/models/schema'
import { type LoggedEvent, type RewindableClaim, rewind, rewindClaims, rewindWindows, type Values } from './rules'

const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null), fc.array(fc.string()))
const state = fc.record({ displayName: value, summary: value, stage: value, steward: value })

/** States in the order of time, and the events between them. */
const life = fc.array(state, { minLength: 1, maxLength: 12 }).map((states) => {
  const events = states.slice(1).map((after, at) => ({ changes: changesBetween(states[at] ?? {}, after) }))
  return { states, events }
})

describe('rewinding a record', () => {
  test('by all its events gives the first state', () => {
    fc.assert(
      fc.property(life, ({ states, events }) => {
        expect(rewind(states.at(-1) ?? {}, events)).toEqual(states[0])
      }),
    )
  })

  test('in two steps is the same as in one, and each step gives the state of its time', () => {
    fc.assert(
      fc.property(life, fc.nat(12), ({ states, events }, cut) => {
        const kept = Math.min(cut, events.length)
        const halfway = rewind(states.at(-1) ?? {}, events.slice(kept))
        expect(halfway).toEqual(states[kept])
        expect(rewind(halfway, events.slice(0, kept))).toEqual(rewind(states.at(-1) ?? {}, events))
      }),
    )
  })

  test('to now changes nothing', () => {
    fc.assert(fc.property(state, (now: Values) => void expect(rewind(now, [])).toEqual(now)))
  })

  test('leaves alone what an event tells beside the record', () => {
    const event = { changes: { announcement: { before: null, after: 'https://example.org/' } } }
    expect(rewind({ stage: 'active' }, [event])).toEqual({ stage: 'active' })
  })
})

type History = { readonly claims: readonly RewindableClaim[]; readonly log: readonly LoggedEvent[] }

const step = fc.record({
  kind: fc.constantFrom('add', 'choose', 'withdraw', 'reprieve'),
  pick: fc.nat(),
  more: fc.nat(),
})

type Step = { readonly kind: string; readonly pick: number; readonly more: number }

function instantOf(at: number): string {
  return new Date(Date.UTC(2026, 0, 1 + at)).toISOString()
}

function statementOf({ kind, date, sourceUrl }: RewindableClaim) {
  return { kind, date, sourceUrl }
}

/** What the commands do, in small: the events have the shape in which they are logged. */
const act: Readonly<Record<string, (history: History, step: Step) => History>> = {
  add: ({ claims, log }, { pick, more }) => {
    const claim = {
      kind: dateKinds[pick % dateKinds.length] ?? 'released',
      date: `2027-01-0${1 + (more % 3)}`,
      sourceUrl: `https://example.org/${log.length}`,
      isChosen: false,
      ...{ chosenReason: '', endedAt: null, withdrawnAt: null, withdrawnReason: '', recordedAt: instantOf(log.length) },
    }
    const changes = { [claim.kind]: { before: null, after: statementOf(claim) } }
    return { claims: [...claims, claim], log: [...log, told(log, 'date.add', changes)] }
  },
  choose: ({ claims, log }, { pick, more }) => {
    const open = claims.filter(({ withdrawnAt }) => withdrawnAt === null)
    const target = open[pick % open.length]
    if (!target) return { claims, log }
    const kinds = rivalKinds(target.kind)
    const previous = claims.find((claim) => claim.isChosen && kinds.includes(claim.kind))
    const changes = {
      [target.kind]: { before: previous ? statementOf(previous) : null, after: statementOf(target) },
    }
    const event = { ...told(log, 'date.choose', changes), reason: `reason ${more}` }
    const chosen = claims.map((claim) => {
      if (claim === target) return { ...claim, isChosen: true, chosenReason: event.reason, endedAt: null }
      return claim === previous ? { ...claim, isChosen: false, chosenReason: '' } : claim
    })
    return { claims: chosen, log: [...log, event] }
  },
  withdraw: ({ claims, log }, { pick }) => {
    const open = claims.filter(({ withdrawnAt }) => withdrawnAt === null)
    const target = open[pick % open.length]
    if (!target) return { claims, log }
    const heirs = open.filter((claim) => claim !== target && claim.kind === target.kind && claim.endedAt === null)
    const heir = target.isChosen ? heirs[0] : undefined
    const changes = {
      [target.kind]: {
        before: { ...statementOf(target), isChosen: target.isChosen },
        after: heir ? { ...statementOf(heir), isChosen: true } : null,
      },
    }
    const event = told(log, 'date.withdraw', changes)
    const left = claims.map((claim) => {
      if (claim === heir) return { ...claim, isChosen: true }
      if (claim !== target) return claim
      return { ...claim, withdrawnAt: event.at, withdrawnReason: 'wrong', isChosen: false, chosenReason: '' }
    })
    return { claims: left, log: [...log, event] }
  },
  reprieve: ({ claims, log }, { pick }) => {
    const from = pick % 2 === 0 ? 'deprecated' : 'legacy'
    const kinds = endedByReprieve(from, 'active')
    const ends = (claim: RewindableClaim) => kinds.includes(claim.kind) && !claim.endedAt && !claim.withdrawnAt
    const dates = claims.filter((claim) => ends(claim) && claim.isChosen)
    const changes = {
      stage: { before: from, after: stages[0] },
      ...Object.fromEntries(dates.map(({ kind, date }) => [kind, { before: date, after: null }])),
    }
    const event = told(log, 'model.reprieve', changes)
    const left = claims.map((claim) => (ends(claim) ? { ...claim, endedAt: event.at, isChosen: false } : claim))
    return { claims: left, log: [...log, event] }
  },
}

const nothing: History = { claims: [], log: [] }

function after(history: History = nothing, one: Step): History {
  return act[one.kind]?.(history, one) ?? history
}

function told(log: readonly LoggedEvent[], operation: string, changes: LoggedEvent['changes']): LoggedEvent {
  return { operation, at: instantOf(log.length), reason: null, changes }
}

/** What can be read of claims without knowing which of several sources that agree was the chosen one. */
function seen(claims: readonly RewindableClaim[], count: number) {
  return claims.slice(0, count).map(({ chosenReason, isChosen, ...claim }) => ({
    ...claim,
    chosenReason: isChosen ? chosenReason : '',
    isChosen,
  }))
}

describe('rewinding what stands about dates', () => {
  test('gives the claims as they stood after every event of the log', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const states: History[] = [nothing]
        for (const one of steps) states.push(after(states.at(-1), one))
        const { claims, log } = states.at(-1) ?? nothing
        for (const past of states) {
          const rewound = rewindClaims(claims, log, past.log.length)
          expect(seen(rewound, past.claims.length)).toEqual(seen(past.claims, past.claims.length))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('rewinding windows', () => {
  const window = {
    surface: 'API',
    mode: 'public',
    startsOn: '2024-01-01',
    endsOn: '2026-01-05',
    committedUntil: null,
    decision: '',
    costPerMonth: null,
    currency: null,
    isCostDemo: false,
    sourceUrl: '',
    sourceTitle: '',
  } as const
  const ended = {
    ...{ operation: 'availability.end', at: instantOf(0), reason: 'over' },
    changes: { surface: { before: 'API', after: 'API' }, endsOn: { before: null, after: '2026-01-05' } },
  }

  test('undoes what an event tells of the one window that it fits', () => {
    const other = { ...window, surface: 'claude.ai' }
    expect(rewindWindows([window, other], [ended])).toEqual({
      windows: [{ ...window, endsOn: null }, other],
      unclear: 0,
    })
  })

  test('undoes a correction of the surface itself', () => {
    const renamed = {
      ...ended,
      operation: 'availability.update',
      changes: { surface: { before: 'Api', after: 'API' }, endsOn: { before: '2026-01-05', after: '2026-01-05' } },
    }
    expect(rewindWindows([window], [renamed]).windows).toEqual([{ ...window, surface: 'Api' }])
  })

  test('says that an event fits none or several windows, and guesses nothing', () => {
    expect(rewindWindows([window, window], [ended])).toEqual({ windows: [window, window], unclear: 1 })
    expect(rewindWindows([], [ended])).toEqual({ windows: [], unclear: 1 })
  })
})
