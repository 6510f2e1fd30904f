import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { endOf } from '@/lib/replies/rules'
import { linesOf } from '@/lib/turns/rules'
import type { TurnRole } from '@/lib/turns/schema'

type TurnViewProps = {
  readonly turn: {
    readonly index: number
    readonly role: TurnRole
    readonly text: string
    readonly note: string
    readonly isComplete: boolean
    readonly questionKey: string
  }
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** One turn: who speaks is said in a word and in a face of its own, the model in the serif. */
export async function TurnView({ turn, aside, children }: TurnViewProps) {
  const t = await getTranslations('interview')
  const { index, role, text, note, isComplete, questionKey } = turn
  return (
    <li id={`t${index}`} data-role={role} data-question={questionKey || undefined} className="turn">
      <div className="turn-head">
        <span className="turn-speaker">{t(`role_${role}`)}</span>
        {aside}
        <a href={`#t${index}`} className="turn-number" aria-label={t('turnLink', { index })}>
          {index}
        </a>
      </div>
      <div className="turn-words">
        <Lines index={index} text={text} />
      </div>
      {(note || !isComplete) && (
        <p className="turn-note">
          <Note note={note} />
        </p>
      )}
      {children}
    </li>
  )
}

/** Why it ended where it did: one of our own words, or a text of somebody's. */
async function Note({ note }: { readonly note: string }) {
  const [t, live] = [await getTranslations('interview'), await getTranslations('live')]
  const end = endOf(note)
  return end === null || end === 'said' ? note || t('turnCutOff') : live(`end_${end}`)
}

/**
 * The lines of a turn, each with an address of its own. `data-from` is the place of its first character in the turn, in
 * code points, as excerpts count; `data-ending` the break after it, which no page can show as it was.
 */
function Lines({ index, text }: { readonly index: number; readonly text: string }) {
  return linesOf(text).map((line, at) => {
    const id = `t${index}-${at + 1}`
    return (
      <p key={id} id={id} data-from={line.from} data-ending={JSON.stringify(line.ending)}>
        {line.text}
      </p>
    )
  })
}
