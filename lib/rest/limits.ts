import { RateLimiterMemory } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 60

export type Spent = { readonly isExceeded: boolean; readonly seconds: number; readonly headers: Record<string, string> }

/**
 * So many requests a minute for each key. Counted in the memory of this process: several processes count each for
 * itself, and a restart forgets.
 */
export class Allowance {
  readonly #limiter: RateLimiterMemory
  readonly #name: string
  readonly #perMinute: number

  constructor(name: string, perMinute: number) {
    this.#name = name
    this.#perMinute = perMinute
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS })
  }

  /** Counts one request. The headers are those of draft-ietf-httpapi-ratelimit-headers. */
  async spend(key: string): Promise<Spent> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.penalty(key, 1)
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
    const rest = Math.max(0, this.#perMinute - consumedPoints)
    return {
      isExceeded: consumedPoints > this.#perMinute,
      seconds,
      headers: {
        'ratelimit-policy': `"${this.#name}";q=${this.#perMinute};w=${WINDOW_SECONDS}`,
        ratelimit: `"${this.#name}";r=${rest};t=${seconds}`,
      },
    }
  }
}
