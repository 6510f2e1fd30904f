import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { JapaneseFont } from '@/components/shell/japanese-font'

type TurnListProps = {
  readonly language: string
  readonly turns: readonly { readonly text: string }[]
  readonly children: ReactNode
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Turns one after the other, in the language they were said in; a model may well answer in two. */
export async function TurnList({ language, turns, children }: TurnListProps) {
  const [t, locale] = [await getTranslations('transcript'), await getLocale()]
  const needsFont = locale !== 'ja' && turns.some(({ text }) => JAPANESE.test(text))
  return (
    <>
      {needsFont && <JapaneseFont />}
      <ol className="transcript" lang={language} aria-label={t('title')}>
        {children}
      </ol>
    </>
  )
}
