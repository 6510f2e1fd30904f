import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { pageOf } from '@/lib/transcripts/rules'
import { type FoundWords, TURNS_AT_ONCE } from '@/lib/transcripts/schema'

type FoundListProps = {
  readonly interviewId: string
  readonly words: string
  readonly found: FoundWords | null
}

/** Where to look for words in the whole transcript, and the turns in which they stand. */
export async function FoundList({ interviewId, words, found }: FoundListProps) {
  const t = await getTranslations('transcript')
  const path = `/interviews/${interviewId}/transcript`
  return (
    <search data-screen-only className="mb-8 block">
      <form action={path} className="flex flex-wrap items-center gap-2">
        <label htmlFor="find" className="sr-only">
          {t('find')}
        </label>
        <input
          id="find"
          name="q"
          type="search"
          data-list-search
          defaultValue={words}
          placeholder={t('find')}
          maxLength={200}
          className="control max-w-80"
        />
        <Button type="submit">{t('findButton')}</Button>
        {words && (
          <a className="link" href={path}>
            {t('findClear')}
          </a>
        )}
      </form>
      {found && (
        <div className="mt-3">
          <p role="status" className="text-soft">
            {t(found.isCut ? 'foundMany' : 'found', { count: found.turns.length })}{' '}
            {found.turns.length > 0 && (
              <span className="max-sm:hidden">
                <Kbd>n</Kbd> <Kbd>p</Kbd>
              </span>
            )}
          </p>
          <ol className="mt-2 grid max-h-72 overflow-y-auto">
            {found.turns.map(({ index, around }) => (
              <li key={index} className="border-t border-line first:border-t-0">
                <a
                  href={`${path}?q=${encodeURIComponent(words)}&from=${pageOf(index, TURNS_AT_ONCE)}#t${index}`}
                  className="grid grid-cols-[3rem_1fr] gap-3 py-1.5 hover:bg-hover"
                >
                  <span className="tabular text-right text-faint">{index}</span>
                  <span className="truncate">{around}</span>
                </a>
              </li>
            ))}
          </ol>
        </div>
      )}
    </search>
  )
}
