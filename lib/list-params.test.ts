import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLUMN_WIDTH, chooserOrder, isUsual, movedColumn, toggledColumn, usualColumns } from './list-columns'
import {
  isNarrowed,
  type ListParams,
  type ListSchema,
  listHref,
  PAGE_SIZES,
  parseList,
  parseQuery,
  viewQuery,
} from './list-params'

const schema = {
  sorts: ['name', 'releasedOn', 'retiresOn'],
  defaultSort: 'name',
  defaultDirection: 'asc',
  filters: { stage: ['active', 'legacy', 'deprecated', 'retired'], family: null },
  columns: { primary: 'name', shown: ['stage', 'released', 'retires'], more: ['family', 'updated'] },
} as const satisfies ListSchema<string, string>

type Params = ListParams<(typeof schema.sorts)[number], keyof typeof schema.filters>

const read = (href: string): Params => parseQuery(schema, href)

/** What a page can hold: texts as `parseList` leaves them, at most one cursor, no empty filter. */
const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => value.normalize('NFKC').trim().slice(0, 200))
const name = text.filter((value) => value !== '' && !value.includes(','))
const cursor = fc
  .string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 })
  .filter((value) => !value.includes('\u0000'))
const width = fc.integer({ min: COLUMN_WIDTH.min, max: COLUMN_WIDTH.max })
const column = (id: string) => fc.option(width, { nil: undefined }).map((own) => (own ? { id, width: own } : { id }))
/** The primary column and any others in any order, but not the usual set, which an address leaves out. */
const columns = fc
  .shuffledSubarray([...schema.columns.shown, ...schema.columns.more])
  .chain((ids) => fc.tuple(column('name'), ...ids.map(column)))
  .filter((chosen) => !isUsual(schema.columns, chosen))
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
    look: fc.record({ columns, density: fc.constant('compact' as const), view: fc.uuid() }, { requiredKeys: [] }),
  })
  .map(({ turn, look, ...rest }) => ({ ...rest, ...turn, ...look }))

/** Whatever somebody typed after the question mark. */
const typed = fc.dictionary(
  fc.constantFrom('q', 'sort', 'size', 'stage', 'family', 'after', 'cols', 'density', 'view', 'x'),
  fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' }))),
)

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
    fc.assert(
      fc.property(typed, (raw) => {
        const parsed = parseList(schema, raw)
        expect(schema.sorts).toContain(parsed.sort)
        expect(PAGE_SIZES).toContain(parsed.size)
        expect(parsed.q.length).toBeLessThanOrEqual(200)
        expect(parsed.columns?.[0]?.id ?? 'name').toBe('name')
      }),
    )
  })

  test('is the same again when what was understood of it is written and read', () => {
    fc.assert(
      fc.property(typed, (raw) => {
        const parsed = parseList(schema, raw)
        expect(read(listHref(schema, parsed))).toEqual(parsed)
      }),
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

  test('keeps columns with their order and widths, in words that a person can read', () => {
    const href = '?cols=name,stage:140,family&density=compact'
    expect(read(href).columns).toEqual([{ id: 'name' }, { id: 'stage', width: 140 }, { id: 'family' }])
    expect(listHref(schema, read(href))).toBe(href)
  })

  test('ignores columns and widths that are not offered, and never hides the primary column', () => {
    expect(read('?cols=secret,stage:9,stage:200,family:99999,released:-1').columns).toEqual([
      { id: 'name' },
      { id: 'stage' },
      { id: 'family' },
      { id: 'released' },
    ])
    expect(read('?cols=retires,name:200').columns).toEqual([{ id: 'name', width: 200 }, { id: 'retires' }])
    expect(read('?cols=name').columns).toEqual([{ id: 'name' }])
    for (const usual of ['', '?cols=', '?cols=secret', '?cols=name,stage,released,retires', '?density=roomy'])
      expect(read(usual)).toEqual(read(''))
  })

  test('of a view keeps everything but the page and the view', () => {
    const view = '0199b5a0-0000-7000-8000-000000000000'
    const address = `?q=opus&cols=name,family&view=${view}&after=x`
    expect(read(address).view).toBe(view)
    expect(viewQuery(schema, read(address))).toBe('?q=opus&cols=name,family')
    expect(read('?view=mine').view).toBeUndefined()
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

describe('choosing columns', () => {
  const list = schema.columns
  const usual = usualColumns(list)
  const ids = (chosen: ReturnType<typeof toggledColumn> | null) => chosen?.map(({ id }) => id)

  test('a column that is shown again takes the place it has in the chooser', () => {
    const without = toggledColumn(list, usual, 'released')
    expect(ids(without)).toEqual(['name', 'stage', 'retires'])
    expect(chooserOrder(list, without)).toEqual(['name', 'stage', 'released', 'retires', 'family', 'updated'])
    expect(ids(toggledColumn(list, without, 'released'))).toEqual(ids(usual))
  })

  test('the primary column is not hidden, not moved, and nothing comes before it', () => {
    expect(toggledColumn(list, usual, 'name')).toEqual(usual)
    expect(movedColumn(list, usual, 'name', 1)).toBeNull()
    expect(movedColumn(list, usual, 'stage', -1)).toBeNull()
    expect(movedColumn(list, usual, 'retires', 1)).toBeNull()
    expect(ids(movedColumn(list, usual, 'stage', 1))).toEqual(['name', 'released', 'stage', 'retires'])
  })

  test('never loses a column of the chooser, and twice is as if never', () => {
    const all = [list.primary, ...list.shown, ...list.more]
    fc.assert(
      fc.property(columns, fc.constantFrom(...list.shown, ...list.more), (chosen, id) => {
        const toggled = toggledColumn(list, chosen, id)
        expect(chooserOrder(list, toggled).toSorted()).toEqual(all.toSorted())
        expect(ids(toggledColumn(list, toggled, id))?.toSorted()).toEqual(ids(chosen)?.toSorted())
      }),
    )
  })
})
