import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNarrowed, type ListParams, type ListSchema, listHref, PAGE_SIZES, parseList } from './list-params'

const schema = {
  sorts: ['name', 'releasedOn', 'retiresOn'],
  defaultSort: 'name',
  defaultDirection: 'asc',
  filters: { stage: ['active', 'legacy', 'deprecated', 'retired'], family: null },
} as const satisfies ListSchema<string, string>

type Params = ListParams<(typeof schema.sorts)[number], keyof typeof schema.filters>

function read(href: string): Params {
  const raw: Record<string, string | string[]> = {}
  const search = new URLSearchParams(href)
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name)
    raw[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return parseList(schema, raw)
}

/** What a page can hold: texts as `parseList` leaves them, at most one cursor, no empty filter. */
const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => value.normalize('NFKC').trim().slice(0, 200))
const name = text.filter((value) => value !== '' && !value.includes(','))
const cursor = fc
  .string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 })
  .filter((value) => !value.includes('\u0000'))
const params: fc.Arbitrary<Params> = fc
  .record({
    q: text,
    sort: fc.constantFrom(...schema.sorts),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    size: fc.constantFrom(...PAGE_SIZES),
    turn: fc.oneof(fc.constant({}), fc.record({ after: cursor }), fc.record({ before: cursor })),
    filters: fc.record(
      {
        stage: fc.uniqueArray(fc.constantFrom(...schema.filters.stage), { minLength: 1 }),
        family: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ turn, ...rest }) => ({ ...rest, ...turn }))

describe('the address of a list', () => {
  test('leaves out NUL, which no database can hold', () => {
    expect(read('?q=a%00b&family=c%00d&after=%00x')).toMatchObject({ q: 'ab', after: 'x', filters: { family: ['cd'] } })
  })

  test('reads back exactly as it was written', () => {
    fc.assert(
      fc.property(params, (original) => {
        expect(read(listHref(schema, original))).toEqual(original)
      }),
    )
  })

  test('is never refused, whatever somebody typed into it', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })))
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('q', 'sort', 'size', 'stage', 'family', 'after', 'x'), value),
        (raw) => {
          const parsed = parseList(schema, raw)
          expect(schema.sorts).toContain(parsed.sort)
          expect(PAGE_SIZES).toContain(parsed.size)
          expect(parsed.q.length).toBeLessThanOrEqual(200)
        },
      ),
    )
  })

  test('is empty when nothing differs from the defaults', () => {
    expect(listHref(schema, parseList(schema, {}))).toBe('')
  })

  test('means the same with repeated and with comma-separated values', () => {
    expect(read('?stage=active&stage=legacy')).toEqual(read('?stage=active,legacy'))
  })

  test('ignores an order, a page size and filter values that are not offered', () => {
    expect(read('?sort=-password&size=7&stage=active,secret').filters).toEqual({ stage: ['active'] })
    expect(read('?sort=-password&size=7').sort).toBe('name')
    expect(read('?sort=-password&size=7').size).toBe(50)
  })

  test('keeps one cursor when it is given two', () => {
    expect(read('?after=a&before=b')).toMatchObject({ after: 'a' })
    expect(read('?after=a&before=b').before).toBeUndefined()
  })

  test('finds full-width letters as if they were narrow', () => {
    expect(read('?q=%EF%BC%AF%EF%BD%90%EF%BD%95%EF%BD%93').q).toBe('Opus')
  })
})

test('a list is narrowed by a search or a filter, not by an order or a page', () => {
  expect(isNarrowed(read('?sort=-releasedOn&size=25&after=x'))).toBe(false)
  expect(isNarrowed(read('?q=opus'))).toBe(true)
  expect(isNarrowed(read('?family=opus'))).toBe(true)
})
