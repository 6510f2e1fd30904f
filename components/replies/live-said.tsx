import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OneClick } from '@/components/form/one-click'
import { TurnList } from '@/components/transcripts/turn-list'
import { TurnView } from '@/components/transcripts/turn-view'
import type { InterviewRecord } from '@/lib/interviews/queries'
import { canAskAgain } from '@/lib/replies/rules'
import { replyEnds } from '@/lib/replies/schema'
import type { TurnsSoFar } from '@/lib/turns/queries'
import { ArrivingReply } from './arriving-reply'
import { BrokenReply } from './broken-reply'

type LiveSaidProps = {
  readonly interview: InterviewRecord
  readonly turns: TurnsSoFar['turns']
  readonly path: string
  readonly actions: { readonly askAgain: FormAction; readonly stop: FormAction }
}

/** Everything that was said so far, with the answer that is arriving at its end. */
export async function LiveSaid({ interview, turns, path, actions }: LiveSaidProps) {
  const [t, form] = [await getTranslations('live'), await getTranslations('form')]
  const last = turns.at(-1)
  const arriving = last?.isArriving ? last : null
  return (
    <>
      <TurnList language={interview.language} turns={turns}>
        {turns
          .filter((turn) => turn !== arriving)
          .map((turn) => (
            <TurnView key={turn.index} turn={turn} />
          ))}
        {arriving && <Arriving interview={interview} turn={arriving} />}
      </TurnList>
      <p role="status" className="sr-only">
        {!arriving && last?.role === 'subject' && (canAskAgain(last) ? t('brokenTitle') : t('arrived'))}
      </p>
      {arriving && (
        <div>
          <OneClick action={actions.stop} values={{ id: interview.id }} failed={form('failed')}>
            {t('stop')}
          </OneClick>
        </div>
      )}
      {canAskAgain(last) && (
        <BrokenReply
          interviewId={interview.id}
          path={path}
          askAgain={actions.askAgain}
          hasBegun={last?.role === 'subject'}
        />
      )}
    </>
  )
}

type ArrivingProps = { readonly interview: InterviewRecord; readonly turn: TurnsSoFar['turns'][number] }

async function Arriving({ interview, turn }: ArrivingProps) {
  const [t, i] = [await getTranslations('live'), await getTranslations('interview')]
  const reasons = replyEnds.flatMap((end) => (end === 'said' ? [] : [[end, t(`end_${end}`)] as const]))
  const [reason, seconds, attempt] = ['{reason}', '{seconds}', '{attempt}']
  return (
    <ArrivingReply
      key={turn.index}
      interviewId={interview.id}
      index={turn.index}
      text={turn.text}
      labels={{
        speaker: i('role_subject'),
        arriving: t('arriving', { model: interview.model.displayName }),
        waiting: t('waiting', { reason, seconds, attempt }),
        connecting: t('connecting'),
        disconnected: t('disconnected'),
        reload: t('reload'),
      }}
      reasons={Object.fromEntries(reasons)}
    />
  )
}
