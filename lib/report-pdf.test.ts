import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatDate, formatInstant, formatMoney, formatNumber } from './i18n/format'
import { LOCALES, type Locale } from './i18n/locale'
import { messages } from './i18n/messages'
import { readAmount } from './money/rules'
import { documentOf, type Seal } from './report-document'
import { reportPdf } from './report-pdf'
import type { Column, Value } from './report-parts/schema'
import { type ReportFacts, readReport, reportOf, reportText } from './reports/rules'
import type { ModelReport } from './reports/schema'

const url = 'https://example.org/announcement'
const source = { sourceUrl: url, sourceTitle: 'The announcement' }

/** A record with every kind of value, and with enough rows for several pages. */
const facts: ReportFacts = {
  model: {
    id: '0199b5a0-7c1e-7a4d-9a51-3f1d4c0f6f00',
    slug: 'claude-3-opus',
    displayName: 'Claude Opus 3',
    isDemo: false,
  },
  asOf: '2026-11-24T12:34:56.000Z',
  madeFrom: { auditSeq: '48213', auditHash: 'a94f'.repeat(16), policyVersion: 7 },
  identity: {
    ...{ displayName: 'Claude Opus 3', provider: 'anthropic', apiId: 'claude-3-opus-20240229', aliases: ['Opus 3'] },
    ...{ family: 'opus', stage: 'retired', isPubliclyReleased: true, hasSignificantInternalUse: false },
    ...{ summary: 'Retired on 5 January 2026 after 677 days.', traits: '', steward: null, recordedOn: '2026-11-23' },
  },
  dates: {
    ...{ releasedOn: '2024-03-04', deprecatedOn: '2025-06-30', retiresOn: '2026-01-05', isRetirementTentative: false },
    ...{ unsettled: 1, notice: { days: 189, needed: 60 } },
    claims: [
      { kind: 'released', date: '2024-02-29', standing: 'onRecord', ...claim('2026-11-23') },
      { kind: 'released', date: '2024-03-04', standing: 'chosen', ...claim(null) },
      { kind: 'retires', date: '2026-01-05', standing: 'chosen', ...claim('2026-10-17') },
    ],
  },
  windows: [
    {
      surface: 'Claude API',
      mode: 'byRequest',
      startsOn: '2026-01-05',
      endsOn: null,
      committedUntil: '2027-08-19',
      ...cost(1_850_025n, 'USD'),
    },
    {
      surface: 'claude.ai',
      mode: 'paid',
      startsOn: null,
      endsOn: null,
      committedUntil: null,
      ...cost(240_731n, 'JPY'),
    },
  ],
  successors: [{ reference: 'claude-opus-4-5-20251101', statedOn: '2026-01-05', endedOn: '2026-08-22', ...source }],
  owed: Array.from(
    { length: 60 },
    (_, at) =>
      ({
        ...{
          title: `Obligation ${at + 301}`,
          owedTo: 'public',
          kind: 'publication',
          stateReason: '',
          isDemo: at % 2 === 0,
        },
        ...{
          dueOn: `2026-${String(1 + (at % 12)).padStart(2, '0')}-17`,
          state: at % 3 === 0 ? 'kept' : 'notYetDue',
          ...source,
        },
        evidence: [
          {
            title: 'A copy',
            url: `${url}/${at + 7001}`,
            sha256: 'c0de'.repeat(16),
            capturedOn: '2026-09-28',
            addedBy: 'Stella',
            isDemo: false,
          },
        ],
        ratings: [
          {
            verdict: 'kept',
            reason: 'It was published.',
            ratedBy: 'Leda',
            ratedAt: '2026-10-02T08:15:00.000Z',
            isDemo: false,
          },
        ],
      }) as const,
  ),
  keeping: {
    level: 3,
    artifacts: [
      {
        ...{ kind: 'weights', label: 'Weights', bytes: 137_438_953_472, sha256: 'ace5'.repeat(16), isDemo: true },
        copies: [
          {
            ...{
              region: 'Frankfurt',
              disasterZone: 'Rhine valley',
              medium: 'tape',
              custodian: 'Archive',
              isDemo: true,
            },
            cost: { minor: 45_350n, currency: 'USD' },
            check: { result: 'passed', checkedAt: '2026-08-14T03:22:00.000Z' },
          },
          {
            ...{ region: 'Osaka', disasterZone: 'Kansai', medium: 'disk', custodian: 'Archive', isDemo: false },
            ...{ cost: null, check: null },
          },
        ],
      },
    ],
    drills: [{ heldOn: '2026-07-09', hardware: '16 × H100', result: 'passed', hoursToServe: 6.5, isDemo: false }],
  },
  downsides: [
    {
      kind: 'users',
      severity: 'high',
      text: 'Some 4,096 people wrote.',
      statedOn: '2026-05-06',
      isDemo: true,
      ...source,
    },
  ],
  signals: [
    {
      ...{ kind: 'petition', source: 'A petition', size: '2,718 names', caveat: 'Names are not checked.' },
      ...{ observedOn: '2026-06-11', sourceUrl: url, isDemo: false },
    },
  ],
  settlements: [
    {
      ...{ item: 'interview', kind: 'attested', note: 'It was held.', evidenceUrl: url, by: 'Stella' },
      ...{ at: '2026-09-13T10:05:00.000Z', takenBackOn: '2026-09-21', isDemo: false },
    },
  ],
  overrides: [
    {
      ...{ state: 'used', reason: 'The surface is closed.', proposedBy: 'Stella' },
      ...{ proposedAt: '2026-10-07T15:50:00.000Z', decidedBy: 'Leda', decision: 'It is so.' },
    },
  ],
  events: Array.from({ length: 40 }, (_, at) => ({
    ...{ seq: String(1200 + at * 37), at: `2026-11-24T${String(at % 24).padStart(2, '0')}:41:00.000Z`, by: 'Stella' },
    ...{ operation: 'model.update', reason: at % 5 === 0 ? `See page ${at + 911}.` : '' },
  })),
}

function claim(accessedOn: string | null) {
  return { ...source, surface: null, accessedOn, reason: 'The primary source.', isDemo: false }
}

function cost(minor: bigint, currency: 'USD' | 'JPY') {
  return { ...source, cost: { minor, currency }, isCostDemo: true, decision: '', isDemo: false } as const
}

const seal: Seal = { sha256: 'beef'.repeat(16), filedBy: 'Stella', filedAt: facts.asOf }

/** Without any space: a line may break anywhere, and the JSON knows no lines. */
function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '')
}

async function pagesOf(report: ModelReport, locale: Locale): Promise<readonly string[]> {
  const bytes = await reportPdf(documentOf(report, { locale, timeZone: 'UTC' }, seal))
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
  return text.map(squeezed)
}

type Cell = { readonly column: Column; readonly value: Value }

/** Every value of the JSON, chapter by chapter. */
function cellsOf({ parts }: ModelReport): readonly Cell[] {
  return parts.flatMap(({ figures, tables }) => [
    ...figures.map((figure) => ({ column: figure, value: figure.value })),
    ...tables.flatMap(({ columns, rows }) =>
      rows.flatMap(({ values }) => columns.map((column) => ({ column, value: values[column.key] ?? null }))),
    ),
  ])
}

/** The places of the sources in the list at the end: each address once, in the order in which the JSON names it. */
function sourcesOf(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const urls = cells.flatMap(({ value }) =>
    value !== null && typeof value === 'object' && 'url' in value ? [value] : [],
  )
  return new Map([...new Set(urls.map(({ url }) => url))].map((url, at) => [url, at + 1]))
}

/** How a value is written in a language, worked out from the JSON alone; nothing for words, which hold no numbers. */
function writtenIn(locale: Locale, { column, value }: Cell, sources: ReadonlyMap<string, number>): string {
  if (value === null || column.type === 'word') return ''
  if (typeof value === 'number') return formatNumber(locale, value)
  if (typeof value === 'string') {
    if (column.type === 'date') return formatDate(locale, value, 'short')
    return column.type === 'instant' ? formatInstant(locale, value, 'UTC', 'short') : value
  }
  if ('url' in value) return `${column.key === 'source' ? '' : value.title} [${sources.get(value.url)}]`
  const money = readAmount(value.amount, value.currency)
  return money ? formatMoney(locale, money) : ''
}

function madeIn(locale: Locale, { asOf, madeFrom, number }: ModelReport): readonly string[] {
  const { auditSeq, auditHash, policyVersion } = madeFrom
  const [seq, policy, filedAs] = [Number(auditSeq), policyVersion, number ?? 0].map((one) => formatNumber(locale, one))
  const { sha256 } = messages[locale].report
  return [filedAs, formatInstant(locale, asOf, 'UTC'), seq, auditHash, policy, sha256, seal.sha256].map(
    (text) => text ?? '',
  )
}

function digitsOf(...texts: readonly string[]): string {
  return texts.join('').normalize('NFKC').replace(/\D/g, '')
}

const report = readReport(reportText(reportOf(facts, 3)))
const cells = cellsOf(report)

describe.each(LOCALES)('the report as PDF and as JSON, in %s', (locale) => {
  const drawn = documentOf(report, { locale, timeZone: 'UTC' }, seal)
  const texts = messages[locale].report
  const chapters = [...drawn.parts.map(({ title }) => title), texts.made, texts.sources].map(
    (title, at) => `${at + 1}. ${title}`,
  )
  let pages: readonly string[] = []

  beforeAll(async () => {
    pages = await pagesOf(report, locale)
  }, 120_000)

  test('agree number for number: the PDF has the digits of the JSON in their order, and no other', () => {
    const running = squeezed(`${drawn.name} · ${drawn.title}${drawn.standing}`)
    const bodies = pages.map((page, at) => page.replace(`${at + 1}/${pages.length}`, '').replace(running, ''))
    const placed = chapters.map(
      (chapter) => `${chapter} ${pages.findLastIndex((page) => page.includes(squeezed(chapter))) + 1}`,
    )
    const sources = sourcesOf(cells)
    const parts = report.parts.map((part, at) => {
      const own = cellsOf({ ...report, parts: [part] }).map((cell) => writtenIn(locale, cell, sources))
      return [chapters[at] ?? '', drawn.parts[at]?.lead ?? '', ...own].join(' ')
    })
    const listed = drawn.sources.map(({ number, title, url }) => `[${number}] ${title} ${url}`)
    const expected = [
      drawn.name,
      drawn.standing,
      ...placed,
      ...parts,
      chapters.at(-2) ?? '',
      ...madeIn(locale, report),
      chapters.at(-1) ?? '',
      ...listed,
    ]
    expect(digitsOf(...bodies)).toBe(digitsOf(...expected))
  })

  test('agree word for word where the record says something in its own words', () => {
    const text = pages.join('')
    const said = cells.flatMap(({ column, value }) =>
      column.type === 'text' && typeof value === 'string' ? [value] : [],
    )
    expect(said.length).toBeGreaterThan(100)
    expect(said.filter((one) => !text.includes(squeezed(one)))).toEqual([])
  })

  test('say in the sentence above a chapter no number that is not one of its figures', () => {
    for (const [at, { figures }] of report.parts.entries()) {
      const known = figures.map(({ value }) => digitsOf(String(value)))
      const told = drawn.parts[at]?.lead.match(/\d[\d,]*/g) ?? []
      expect(told.map((one) => digitsOf(one)).filter((number) => !known.includes(number))).toEqual([])
    }
  })

  test('have the heads of tables on every page that they reach, and a number on every page', () => {
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.filter((page, at) => !page.includes(`${at + 1}/${pages.length}`))).toEqual([])
    const rows = pages.filter((page) => page.includes('c0de'))
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter((page) => !page.includes(squeezed(texts.column_capturedOn)))).toEqual([])
  })
})
