import type { Page } from '@playwright/test'
import { addModel, expect, send, test, uniqueWord, visit } from './fixtures'

/** Makes an address in the open dialog, and answers it. */
async function takeAddress(page: Page, name: string): Promise<string> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Where you will use it').fill(name)
  await dialog.getByRole('button', { name: 'Make the address' }).click()
  const address = await dialog.getByText(/\/feeds\/calendar\.ics\?key=/).innerText()
  await dialog.getByRole('button', { name: 'Close' }).click()
  return address
}

test('a person subscribes to the dates, and ends the address where she made it', async ({ openAs, programAs }) => {
  const word = uniqueWord()
  const steward = await programAs('steward')
  const model = await addModel(steward, { displayName: `${word}, the model; kept` })
  const claim = { modelId: model.id, version: 1, sourceUrl: 'https://one.example/' }
  await send(steward, '/dates/add', { ...claim, kind: 'retiresNotBefore', date: '2099-01-05' })

  const page = await openAs('leadership')
  await visit(page, '/models/timeline')
  await page.getByRole('button', { name: 'Put these dates in my calendar' }).click()
  await expect(page.getByRole('dialog')).toContainText('nothing else')
  const address = await takeAddress(page, word)

  const calendar = await programAs(null)
  const answer = await calendar.get(address)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  const text = (await answer.text()).replaceAll('\r\n ', '')
  expect(text).toContain(`SUMMARY:Tentative: ${word}\\, the model\\; kept is not retired before today`)
  expect(text).toContain('DTSTART;VALUE=DATE:20990105')
  expect(text).toContain('SEQUENCE:2')
  const etag = answer.headers().etag ?? ''
  expect((await calendar.get(address, { headers: { 'if-none-match': etag } })).status()).toBe(304)
  expect((await (await calendar.get(`${address}&lang=ja`)).text()).replaceAll('\r\n ', '')).toContain('暫定: ')
  expect(await (await calendar.get(`${address}&provider=nobody`)).text()).not.toContain('VEVENT')

  await visit(page, '/profile')
  const line = page.getByRole('listitem').filter({ hasText: word })
  await expect(line).toContainText('last asked')
  await line.getByRole('button', { name: 'End' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()
  await expect(line).toBeHidden()
  expect((await calendar.get(address)).status()).toBe(404)
})

test('the key of a calendar opens nothing else, and no other token opens the calendar', async ({ programAs }) => {
  const person = await programAs('reviewer')
  const { token } = await send(person, '/calendars/create-address', { name: uniqueWord() })
  const program = await programAs(null)
  const headers = { authorization: `Bearer ${token}` }
  for (const path of ['/models', '/people', '/tokens', '/audit']) {
    expect((await program.get(`/api/v1${path}`, { headers })).status(), path).toBe(403)
  }
  const more = await program.post('/api/v1/calendars/create-address', { headers, data: { name: 'another' } })
  expect(more.status()).toBe(403)
  expect((await program.get(`/models?key=${token}`, { maxRedirects: 0 })).status()).toBe(307)

  const admin = await programAs('admin')
  const { data } = await (await admin.get('/api/v1/people')).json()
  const permissions = ['calendar.read', 'model.read']
  const personId = data.find((entry: { email: string }) => entry.email === 'reviewer@demo.example').id
  const wide = await send(admin, '/tokens', { personId, name: uniqueWord(), permissions, days: 1 })
  const refused = await program.get(`/feeds/calendar.ics?key=${wide.token}`)
  const unknown = await program.get('/feeds/calendar.ics?key=emeritus_not-a-key')
  const empty = await program.get('/feeds/calendar.ics?key=')
  for (const answer of [refused, unknown, empty]) {
    expect([answer.status(), await answer.text()]).toEqual([404, ''])
  }
})
