import { getTranslations } from 'next-intl/server'
import { Fragment, type ReactNode } from 'react'
import { type Words, wordsOf } from '@/lib/word-differences/rules'

export type Numbers = { readonly from: number; readonly to: number }

type ComparedTextProps = {
  readonly numbers: Numbers
  /** Null where that version does not have it. */
  readonly before: string | null
  readonly after: string | null
}

/** A text of both versions beside each other, or above each other on a phone, with the words that differ marked. */
export function ComparedText({ numbers, before, after }: ComparedTextProps) {
  const words = before !== null && after !== null && before !== after ? wordsOf(before, after) : null
  return (
    <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
      <Side number={numbers.from}>
        {before === null ? <NotThere number={numbers.from} /> : words ? <Marked words={words} side="before" /> : before}
      </Side>
      <Side number={numbers.to}>
        {after === null ? <NotThere number={numbers.to} /> : words ? <Marked words={words} side="after" /> : after}
      </Side>
    </div>
  )
}

async function Side({ number, children }: { readonly number: number; readonly children: ReactNode }) {
  const t = await getTranslations('protocol')
  return (
    <div className="min-w-0">
      <p className="text-xs text-faint">{t('version', { number })}</p>
      <div className="prose whitespace-pre-line">{children}</div>
    </div>
  )
}

async function NotThere({ number }: { readonly number: number }) {
  const t = await getTranslations('protocol')
  return <span className="text-faint">{t('notThere', { number })}</span>
}

type MarkedProps = { readonly words: readonly Words[]; readonly side: 'before' | 'after' }

const inks = {
  before: 'tone-bad bg-[color-mix(in_oklab,var(--tone)_12%,transparent)] decoration-(--tone)',
  after:
    'tone-good bg-[color-mix(in_oklab,var(--tone)_12%,transparent)] underline decoration-(--tone) decoration-2 underline-offset-3',
} as const

/** What one version says, with what the other one does not say struck out or underlined; blanks around it are not. */
function Marked({ words, side }: MarkedProps) {
  const Mark = side === 'before' ? 'del' : 'ins'
  let place = 0
  return words
    .filter(({ said }) => said === 'both' || said === side)
    .map(({ said, text }) => {
      const key = place
      place += text.length
      if (said === 'both') return text
      const blank = text.length - text.trimEnd().length
      return (
        <Fragment key={key}>
          <Mark className={`rounded-sm ${inks[side]}`}>{text.trimEnd()}</Mark>
          {text.slice(text.length - blank)}
        </Fragment>
      )
    })
}
