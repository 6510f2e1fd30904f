import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FactTable } from '@/components/ui/facts'
import { fileLimitBytes } from '@/lib/csv/decode'
import { MAX_JSON_MEGABYTES } from '@/lib/rest/exchange'
import { UPLOAD_MEGABYTES } from '@/lib/transcript-imports/schema'
import { CodeBlock, Term } from './code'

/** The chapters before the operations, in the order in which they stand. */
export const chapters = ['authentication', 'lists', 'versions', 'repeating', 'limits'] as const

type Chapter = (typeof chapters)[number]

export type GuideProps = {
  /** Where the API is found, such as `https://emeritus.example.org/api/v1`. */
  readonly server: string
  readonly perCaller: number
  readonly perAddress: number
}

export async function Guide(props: GuideProps) {
  const t = await getTranslations('apiDocs')
  return (
    <div className="grid gap-10">
      <FactTable
        facts={[
          { term: t('address'), detail: <Term>{props.server}</Term> },
          { term: t('format'), detail: t.rich('formatValue', tags) },
        ]}
      />
      {chapters.map((chapter) => (
        <ChapterView key={chapter} chapter={chapter} {...props} />
      ))}
    </div>
  )
}

const tags = {
  code: (text: ReactNode) => <Term>{text}</Term>,
  settings: (text: ReactNode) => (
    <a className="link" href="/settings/tokens">
      {text}
    </a>
  ),
}

async function ChapterView({ chapter, ...props }: GuideProps & { readonly chapter: Chapter }) {
  const t = await getTranslations('apiDocs')
  return (
    <section
      id={chapter}
      aria-labelledby={`${chapter}-title`}
      className="grid scroll-mt-6 gap-x-8 gap-y-4 lg:grid-cols-2"
    >
      <div className="min-w-0">
        <h2 id={`${chapter}-title`} className="mb-2 text-base">
          {t(chapter)}
        </h2>
        <div className="grid gap-3">
          {(await paragraphsOf(chapter, props)).map(({ key, text }) => (
            <p key={key} className="prose text-soft">
              {text}
            </p>
          ))}
        </div>
      </div>
      <div className="min-w-0 lg:pt-1">
        <CodeBlock title={t('example')} text={examples[chapter](props.server)} />
      </div>
    </section>
  )
}

async function paragraphsOf(chapter: Chapter, { perCaller, perAddress }: GuideProps) {
  const t = await getTranslations('apiDocs')
  const sizes = { json: MAX_JSON_MEGABYTES, file: fileLimitBytes / 1024 / 1024, transcripts: UPLOAD_MEGABYTES }
  const values = { perCaller, perAddress, ...sizes }
  const keys = {
    authentication: ['authenticationText', 'authenticationMake'],
    lists: ['listsText', 'listsStrict'],
    versions: ['versionsText', 'versionsRead', 'versionsPart'],
    repeating: ['repeatingText', 'repeatingLimits'],
    limits: ['limitsText', 'limitsBody'],
  } as const
  return keys[chapter].map((key) => ({ key, text: t.rich(key, { ...tags, ...values }) }))
}

const examples: Readonly<Record<Chapter, (server: string) => string>> = {
  authentication: (server) => `curl '${server}/profile' \\\n  -H "Authorization: Bearer $TOKEN"`,
  lists: (server) =>
    [
      `GET ${server}/models?stage=retired&sort=-retires&size=25`,
      '',
      '{ "data": [ … ], "nextCursor": "WyIyMDI2LTAx…" }',
      '',
      `GET ${server}/models?stage=retired&sort=-retires&size=25&after=WyIyMDI2LTAx…`,
      '',
      '{ "data": [ … ], "nextCursor": null }',
    ].join('\n'),
  versions: (server) =>
    [
      `GET ${server}/models/claude-3-opus-20240229`,
      '',
      '200 OK',
      'ETag: "3"',
      '',
      `PATCH ${server}/models/0199b5a0-…`,
      'If-Match: "3"',
      '',
      '{ "summary": "…" }',
      '',
      '200 OK',
      'ETag: "4"',
    ].join('\n'),
  repeating: (server) =>
    [
      `POST ${server}/models`,
      'Idempotency-Key: 1f0c2b62-5c1e-4f7a-9d0b-6a5d1f0e9c33',
      '',
      '201 Created',
      '',
      '# the same again',
      '',
      '201 Created',
      'Idempotency-Replayed: true',
    ].join('\n'),
  limits: () =>
    [
      '429 Too Many Requests',
      'RateLimit-Policy: "caller";q=60000;w=60',
      'RateLimit: "caller";r=0;t=12',
      'Retry-After: 12',
    ].join('\n'),
}
