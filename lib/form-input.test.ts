import { expect, test } from 'vitest'
import { readForm } from './form-input'

function formOf(...entries: readonly (readonly [string, string])[]) {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

test('a name that is there once is a value, several times a list, and the framework’s are left out', async () => {
  const form = formOf(['title', 'A\r\nB'], ['roles', 'admin'], ['roles', 'steward'], ['$ACTION', 'x'])
  expect(await readForm(form)).toEqual({ title: 'A\nB', roles: ['admin', 'steward'] })
})

test('names with dots are parts of one value, in lists where they are numbered', async () => {
  const form = formOf(
    ['options.0.title', 'One'],
    ['options.0.costs.oneOffMoney.low', '1.00'],
    ['options.1.title', 'Two'],
    ['version', '3'],
  )
  expect(await readForm(form)).toEqual({
    version: '3',
    options: [{ title: 'One', costs: { oneOffMoney: { low: '1.00' } } }, { title: 'Two' }],
  })
})

test('a whole value stands above its parts, whichever comes first', async () => {
  const form = formOf(['options.0.title', 'One'], ['options', '[]'], ['__proto__.polluted', 'yes'])
  const input = await readForm(form)
  expect(input.options).toBe('[]')
  expect(Object.keys({})).toEqual([])
  expect('polluted' in {}).toBe(false)
})

test('a name of many dots is no path', async () => {
  const name = '.'.repeat(10_000)
  expect(await readForm(formOf([name, 'x']))).toEqual({ [name]: 'x' })
})
