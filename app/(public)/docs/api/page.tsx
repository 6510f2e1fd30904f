import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { saveLocale } from '@/app/actions/display'
import { Contents, FoldedContents } from '@/components/api-docs/contents'
import { DocsHeader } from '@/components/api-docs/docs-header'
import { Guide } from '@/components/api-docs/guide'
import { nounsOf } from '@/components/api-docs/nouns'
import { OperationSection } from '@/components/api-docs/operation-section'
import { ProblemList } from '@/components/api-docs/problem-list'
import { env } from '@/lib/env'
import { apiDocument } from '@/lib/rest/api'
import { nounName } from '@/lib/rest/names'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiDocs'))('title') }
}

/** The API as a person reads it, drawn from the very document that programs read. */
export default async function ApiDocsPage() {
  const locale = await getLocale()
  const { EMERITUS_URL, API_CALLS_PER_MINUTE, API_STRANGER_CALLS_PER_MINUTE } = env()
  const document = apiDocument(EMERITUS_URL)
  const nouns = nounsOf(document)
  return (
    <div className="mx-auto max-w-[1360px] gap-8 px-4 sm:px-6 md:flex md:px-8">
      <Contents nouns={nouns} />
      <main id="content" tabIndex={-1} className="min-w-0 grow pb-16 outline-none">
        <DocsHeader version={document.info.version} saveLocale={saveLocale} />
        <FoldedContents nouns={nouns} />
        <Guide
          server={document.servers[0].url}
          perCaller={API_CALLS_PER_MINUTE}
          perAddress={API_STRANGER_CALLS_PER_MINUTE}
        />
        {nouns.map(({ tag, operations }) => (
          <section key={tag} aria-labelledby={`noun-${tag}`} className="mt-14">
            <h2 id={`noun-${tag}`} className="mb-5 text-lg">
              {nounName(locale, tag)}
            </h2>
            <div className="grid gap-8">
              {operations.map((operation) => (
                <OperationSection key={operation.operation.operationId} document={document} {...operation} />
              ))}
            </div>
          </section>
        ))}
        <div className="mt-14">
          <ProblemList />
        </div>
      </main>
    </div>
  )
}
