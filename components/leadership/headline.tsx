import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { percentOf } from '@/lib/leadership/rules'
import type { Counted, LeadershipFacts } from '@/lib/leadership/schema'
import { CountedLink } from './counted-link'

type HeadlineProps = { readonly facts: LeadershipFacts }

/** The few numbers that matter first. Each opens exactly the rows that it counts. */
export async function Headline({ facts }: HeadlineProps) {
  const [t, format] = [await getTranslations('leadership'), await getFormatter()]
  const { honored, open, exceptions, unexplained, promises, overrides } = facts
  const percent = percentOf(honored)
  const oldest = open.ages.find(({ age }) => age === 'longer')?.counted
  const link = (counted: Counted) => ({ n: format.number(counted.count), count: counted.count, rows: linkTo(counted) })
  return (
    <ul aria-label={t('headline')} className="grid grid-cols-2 border-t border-line md:grid-cols-3">
      <Figure
        label={t('honored')}
        counted={honored.part}
        text={percent === null ? '–' : t('percent', { percent })}
        detail={t.rich('honoredOf', { ...link(honored.part), all: linkTo(honored.whole), whole: honored.whole.count })}
      />
      <Figure label={t('open')} counted={open.all} detail={oldest && t.rich('openOldest', link(oldest))} />
      <Figure label={t('exceptions')} counted={exceptions} detail={t('exceptionsWhat')} />
      <Figure label={t('unexplained')} counted={unexplained} detail={t('unexplainedWhat')} />
      <Figure
        label={t('broken')}
        counted={promises.broken}
        detail={t.rich('brokenBeside', {
          ...{ kept: promises.kept.count, keptRows: linkTo(promises.kept) },
          ...{ compromised: promises.compromised.count, compromisedRows: linkTo(promises.compromised) },
        })}
      />
      <Figure label={t('overrides')} counted={overrides.counted} detail={t('overridesWhat')} />
    </ul>
  )
}

function linkTo({ href }: Counted) {
  return (chunks: ReactNode) => (
    <a href={href} className="link">
      {chunks}
    </a>
  )
}

type FigureProps = {
  readonly label: string
  readonly counted: Counted
  /** In the place of the number. */
  readonly text?: string
  readonly detail?: ReactNode
}

async function Figure({ label, counted, text, detail }: FigureProps) {
  return (
    <li className="grid content-start gap-1 border-b border-line py-4 pr-4">
      <span className="text-soft">{label}</span>
      <span className="text-xl tracking-[-0.02em]">
        {text ? (
          <a href={counted.href} className="link tabular" aria-label={`${text}, ${label}`}>
            {text}
          </a>
        ) : (
          <CountedLink counted={counted} label={label} />
        )}
      </span>
      {detail && <span className="text-xs text-faint">{detail}</span>}
    </li>
  )
}
