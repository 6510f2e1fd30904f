import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { OneClick } from '@/components/form/one-click'
import { Callout } from '@/components/ui/callout'

type BrokenReplyProps = {
  readonly interviewId: string
  readonly path: string
  readonly askAgain: FormAction
  /** Whether any answer had begun, or nobody has asked for one. */
  readonly hasBegun: boolean
}

/** What the interviewer may do about an answer that did not come to its end. To leave it so takes nothing. */
export async function BrokenReply({ interviewId, path, askAgain, hasBegun }: BrokenReplyProps) {
  const [t, form] = [await getTranslations('live'), await getTranslations('form')]
  return (
    <Callout tone="caution" title={hasBegun ? t('brokenTitle') : t('silentTitle')}>
      <p>{hasBegun ? t('brokenHint') : t('silentHint')}</p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <OneClick action={askAgain} values={{ id: interviewId }} failed={form('failed')}>
          {hasBegun ? t('askAgain') : t('askNow')}
        </OneClick>
        {hasBegun && (
          <a className="link" href={`${path}?tell=goOn#composer`}>
            {t('goOn')}
          </a>
        )}
      </div>
    </Callout>
  )
}
