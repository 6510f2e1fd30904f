import { getTimeZone, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Facts } from '@/components/ui/facts'
import { DemoMark } from '@/components/ui/marks'
import { CalendarDate } from '@/components/ui/time'
import { isoDateIn } from '@/lib/i18n/format'
import type { WholeModel } from '@/lib/models/queries'
import type { AsOf } from '@/lib/snapshots/schema'
import { RetirementDate } from './retirement-date'

/** Facts and people, beside the story. */
export async function ModelFacts({ model, asOf }: { readonly model: WholeModel; readonly asOf?: AsOf }) {
  const [t, timeZone] = [await getTranslations('model'), await getTimeZone()]
  // Nobody wrote down then what nobody had on record, and a blank is no "no".
  const isBlank = asOf?.isReconstructed ?? false
  const isReleased = model.isPubliclyReleased ? t('released_yes') : isBlank ? '–' : t('released_no')
  return (
    <Facts
      facts={[
        { term: t('family'), detail: model.family || '–' },
        { term: t('released'), detail: model.releasedOn ? <CalendarDate date={model.releasedOn} /> : '–' },
        {
          term: t('retires'),
          detail: <RetirementDate date={model.retiresOn} isTentative={model.isRetirementTentative} style="long" />,
        },
        ...(model.notice ? [{ term: t('notice'), detail: <NoticeGiven notice={model.notice} /> }] : []),
        {
          term: t('scope'),
          detail: isReleased,
          ...(model.hasSignificantInternalUse ? { note: t('hasSignificantInternalUse') } : {}),
        },
        {
          term: t('steward'),
          detail: model.steward ? (
            <>
              {model.steward.name} {model.steward.isDemo && <DemoMark />}
            </>
          ) : (
            <span className="text-faint">{isBlank ? '–' : t('stewardNobody')}</span>
          ),
        },
        ...(model.aliases.length > 0 ? [{ term: t('aliases'), detail: <Aliases model={model} /> }] : []),
        { term: t('createdOn'), detail: <CalendarDate date={isoDateIn(new Date(model.createdAt), timeZone)} /> },
      ]}
    />
  )
}

/** How long the retirement was announced ahead. Shorter than the policy asks is flagged, never hidden. */
async function NoticeGiven({ notice }: { notice: NonNullable<WholeModel['notice']> }) {
  const t = await getTranslations('model')
  return (
    <>
      <span className="tabular">{t('noticeGiven', notice)}</span>
      {notice.isShort && <Caution text={t('noticeShort')} />}
    </>
  )
}

/** Sources call a model by any of these. One that an import made ambiguous is flagged: the form refuses new ones. */
async function Aliases({ model }: { model: WholeModel }) {
  const t = await getTranslations('model')
  const { nameClash } = model
  return (
    <>
      <ul>
        {model.aliases.map((alias) => (
          <li key={alias}>
            <code className="font-mono text-xs break-all">{alias}</code>
          </li>
        ))}
      </ul>
      {nameClash && <Caution text={t('nameClash', { name: nameClash.name, model: nameClash.with })} />}
    </>
  )
}

function Caution({ text }: { text: string }) {
  return (
    <span className="block">
      <Badge tone="caution" shape="triangle">
        <span className="whitespace-normal">{text}</span>
      </Badge>
    </span>
  )
}
