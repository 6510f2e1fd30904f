import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { nounName, operationName } from '@/lib/rest/names'
import { chapters } from './guide'
import { MethodMark } from './method-mark'
import type { Noun } from './nouns'

type ContentsProps = { readonly nouns: readonly Noun[] }

/** The way around the page, beside it where there is room. */
export async function Contents({ nouns }: ContentsProps) {
  const t = await getTranslations('apiDocs')
  return (
    <nav
      aria-label={t('navigation')}
      data-screen-only
      className="hidden w-60 shrink-0 overflow-y-auto border-r border-line py-6 pr-4 md:sticky md:top-0 md:block md:h-dvh"
    >
      <Entries nouns={nouns} />
    </nav>
  )
}

/** The same where there is no room: folded, above what it leads to. */
export async function FoldedContents({ nouns }: ContentsProps) {
  const t = await getTranslations('apiDocs')
  return (
    <details data-screen-only className="mb-8 rounded-md border border-line px-3 py-2 md:hidden">
      <summary className="font-medium">{t('contents')}</summary>
      <nav aria-label={t('contents')} className="mt-3">
        <Entries nouns={nouns} />
      </nav>
    </details>
  )
}

async function Entries({ nouns }: { readonly nouns: readonly Noun[] }) {
  const [t, locale] = [await getTranslations('apiDocs'), await getLocale()]
  return (
    <div className="grid gap-4">
      <Group title={t('guide')}>
        {chapters.map((chapter) => (
          <Entry key={chapter} href={`#${chapter}`}>
            {t(chapter)}
          </Entry>
        ))}
      </Group>
      {nouns.map(({ tag, operations }) => (
        <Group key={tag} title={nounName(locale, tag)}>
          {operations.map(({ method, operation }) => (
            <Entry key={operation.operationId} href={`#${operation.operationId}`}>
              <span className="min-w-0 grow">{operationName(locale, operation.operationId)}</span>
              <MethodMark method={method} />
            </Entry>
          ))}
        </Group>
      ))}
      <Group title={t('problems')}>
        <Entry href="#problems">{t('problems')}</Entry>
      </Group>
    </div>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-xs text-faint">{title}</p>
      <ul>{children}</ul>
    </div>
  )
}

function Entry({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <li>
      <a
        href={href}
        className="-mx-2 flex min-h-7 items-baseline gap-2 rounded-sm px-2 py-0.5 text-soft hover:bg-hover hover:text-ink"
      >
        {children}
      </a>
    </li>
  )
}
