import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '@/lib/auth/context'
import { systemCaller } from '@/lib/auth/system-caller'
import { refuse } from '@/lib/errors'
import { type Asking, askModel, type Outcome } from '@/lib/live-model'
import { HEARD_EVERY_MS, noteOf, storablePart, waitAfter } from '@/lib/replies/rules'
import type { ReplyEnd } from '@/lib/replies/schema'
import { addReceiving, type Receiving, removeReceiving, type Waiting } from '@/lib/replying'
import { LONGEST_TURN } from '@/lib/turns/schema'

/** The empty turn that an answer arrives in. */
export type ReplyTurn = {
  readonly id: string
  readonly index: number
  readonly interview: { readonly id: string; readonly title: string; readonly version: number }
}

const KEEP_EVERY_MS = 250

/**
 * Receives an answer of a model and keeps what arrives of it at short intervals, in this process and whoever watches.
 * Nothing that has arrived is thrown away, however it ends. Never rejects: what cannot be kept is found on the next look.
 */
export function receiveReply(turn: ReplyTurn, asking: Omit<Asking, 'signal'>): Promise<void> {
  return new Reception(turn, asking).finished
}

class Reception implements Receiving {
  readonly interviewId: string
  readonly finished: Promise<void>
  readonly #turn: ReplyTurn
  readonly #asking: Omit<Asking, 'signal'>
  readonly #control = new AbortController()
  #reason: ReplyEnd | null = null
  #waiting: Waiting | null = null
  /** What has arrived and is not kept yet. */
  #arrived = ''
  #keptBytes = 0
  #characters = 0
  #heardMs = performance.now()
  #isAsking = true

  constructor(turn: ReplyTurn, asking: Omit<Asking, 'signal'>) {
    this.interviewId = turn.interview.id
    this.#turn = turn
    this.#asking = asking
    addReceiving(this)
    this.finished = this.#receive()
      .catch(() => {})
      .finally(() => removeReceiving(this))
  }

  stop(reason: 'stopped' | 'interviewEnded' | 'serverStopped'): Promise<void> {
    this.#reason ??= reason
    this.#control.abort()
    return this.finished
  }

  waiting(): Waiting | null {
    return this.#waiting
  }

  async #receive(): Promise<void> {
    const context = await systemContext()
    const keeping = this.#keepOnTheWay(context)
    const outcome = await this.#askUntilAnswered()
    this.#isAsking = false
    await keeping
    await this.#keep(context)
    await this.#finish({ ...outcome, end: this.#reason ?? outcome.end })
  }

  async #askUntilAnswered(): Promise<Outcome> {
    for (let number = 1; ; number++) {
      const outcome = await this.#askOnce()
      const hasText = this.#characters > 0 || this.#arrived !== ''
      const waitMs = waitAfter({ number, ...outcome, hasText })
      if (waitMs === null || this.#reason) return outcome
      this.#waiting = { end: outcome.end, attempt: number + 1, until: Date.now() + waitMs }
      await sleep(waitMs, undefined, { signal: this.#control.signal }).catch(() => {})
      this.#waiting = null
      if (this.#reason) return outcome
    }
  }

  async #askOnce(): Promise<Outcome> {
    const answer = askModel({ ...this.#asking, signal: this.#control.signal })
    for (;;) {
      const next = await answer.next()
      if (next.done) return next.value
      this.#arrived += next.value
      if (this.#characters + this.#arrived.length > LONGEST_TURN) {
        this.#reason ??= 'lengthReached'
        this.#control.abort()
      }
    }
  }

  async #keepOnTheWay(context: Context<'interview.conduct'>): Promise<void> {
    while (this.#isAsking) {
      await sleep(KEEP_EVERY_MS)
      const isQuiet = performance.now() - this.#heardMs > HEARD_EVERY_MS
      if (this.#arrived !== '' || isQuiet) await this.#keep(context).catch(() => {})
    }
  }

  /** What could not be kept waits for the next time. */
  async #keep(context: Context<'interview.conduct'>): Promise<void> {
    const { text, rest } = storablePart(this.#arrived)
    const kept = await context.keepArrived({ turnId: this.#turn.id, text, after: this.#keptBytes })
    if (!kept) {
      this.#reason ??= 'stopped'
      this.#control.abort()
      return
    }
    this.#heardMs = performance.now()
    this.#keptBytes += Buffer.byteLength(text)
    this.#characters += [...text].length
    this.#arrived = rest + this.#arrived.slice(text.length + rest.length)
  }

  async #finish({ end, tokens }: Outcome): Promise<void> {
    const { id, index, interview } = this.#turn
    const context = await systemContext()
    const isComplete = end === 'said'
    await context.write(async (tx) => {
      const data = { aliveAt: null, isComplete, note: noteOf(end), tokens }
      const { count } = await tx.turn.updateMany({ where: { id, aliveAt: { not: null } }, data })
      if (count !== 1) return refuse('replyNotArriving')
      const told = { turn: index, characters: this.#characters, isComplete, end }
      const changes = Object.fromEntries(Object.entries(told).map(([name, after]) => [name, { before: null, after }]))
      const record = { type: 'interview', id: interview.id, label: interview.title, version: interview.version }
      return { value: null, events: [{ operation: 'reply.receive', record, changes }] }
    })
  }
}

/** The log says that the system wrote it: whoever asked may be long gone. */
async function systemContext(): Promise<Context<'interview.conduct'>> {
  const context = (await systemCaller('answer of a model', 'interview.conduct')).permit('interview.conduct')
  if (!context) throw new Error('The system may receive answers')
  return context
}
