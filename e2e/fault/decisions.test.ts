import { expect, test } from 'vitest'
import { z } from 'zod'
import { emeritus } from './command-line'
import { temporaryFolder } from './folders'
import { startServer } from './processes'

/** Of the demo: assessed by its steward and by another, and decided by nobody. */
const preferenceId = '0199b5a0-1ed6-7000-8000-000000000202'

const said = { reasons: 'Nobody could keep it up.', passedOver: 'A part of it helps nobody.', publicSummary: '' }
const decline = { outcome: 'decline', optionId: null, ...said, steps: [] }
const none = { conflict: 'None.' }

const receipt = z.object({ id: z.string(), version: z.number() })
const problem = z.object({ code: z.string() })

test('what is refused in the browser is refused to programs, and the command line, which is nobody, decides nothing', async () => {
  const place = { folder: temporaryFolder() }
  const server = await startServer(place, 'demo')
  const [leader, steward] = [await signIn(server.url, 'leadership'), await signIn(server.url, 'steward')]
  const draft = receipt.parse(await leader('/decisions/draft', { preferenceId, ...decline }))
  const issue = { version: draft.version, ...none }
  expect(problem.parse(await steward(`/decisions/${draft.id}/issue`, none, draft.version)).code).toBe(
    'decisionNeedsLeadership',
  )
  expect((await server.end('SIGTERM')).code).toBe(0)

  const moves = [
    ['decision.draft', { preferenceId, ...decline }],
    ['decision.update', { id: draft.id, version: draft.version, ...decline }],
    ['decision.propose', { id: draft.id, ...issue }],
    ['decision.issue', { id: draft.id, ...issue }],
  ] as const
  for (const [name, input] of moves) {
    const answer = await emeritus(place, ['run', name], JSON.stringify(input))
    expect({ name, code: answer.code }).toEqual({ name, code: 1 })
    expect(answer.stderr).toContain('Decisions are made by people.')
  }
})

/** Sends as somebody of the demo who is signed in, and answers what comes back. */
async function signIn(url: string, role: 'leadership' | 'steward') {
  const account = { email: `${role}@demo.example`, password: `try-emeritus-as-${role}` }
  const cookies = (answer: Response) => answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  const first = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = await first.json()
  const body = new URLSearchParams({ csrfToken, ...account })
  const headers = { cookie: cookies(first).join('; ') }
  const address = `${url}/api/auth/callback/credentials`
  const second = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' })
  const cookie = [...cookies(first), ...cookies(second)].join('; ')
  return async (path: string, input: object, version?: number): Promise<unknown> => {
    const match = version === undefined ? {} : { 'if-match': `"${version}"` }
    const sent = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...match }
    const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers: sent, body: JSON.stringify(input) })
    return answer.json()
  }
}
