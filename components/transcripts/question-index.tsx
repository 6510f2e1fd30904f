import { getTranslations } from 'next-intl/server'
import type { AskableQuestion } from '@/lib/turns/queries'

type QuestionIndexProps = {
  readonly questions: readonly AskableQuestion[]
  /** The turn on this page that asks a question, by its key. */
  readonly asked: ReadonlyMap<string, number>
}

/** The questions of the protocol, each leading to where it was asked. */
export async function QuestionIndex({ questions, asked }: QuestionIndexProps) {
  if (questions.length === 0) return null
  const t = await getTranslations('transcript')
  return (
    <nav aria-label={t('questions')}>
      <h2 className="text-base">{t('questions')}</h2>
      <ol className="mt-2 grid gap-px">
        {questions.map(({ key, text }) => {
          const index = asked.get(key)
          return (
            <li key={key} className="py-1">
              {index === undefined ? (
                <span className="line-clamp-2 text-faint">{text}</span>
              ) : (
                <a href={`#t${index}`} className="link line-clamp-2">
                  {text}
                </a>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
