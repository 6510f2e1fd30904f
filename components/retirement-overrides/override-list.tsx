import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge, type Shape, type Tone } from '@/components/ui/badge'
import { formatInstant } from '@/lib/i18n/format'
import type { ModelRecord } from '@/lib/models/queries'
import type { OverrideRow } from '@/lib/retirement-overrides/queries'
import type { OverrideState } from '@/lib/retirement-overrides/schema'
import { OverrideDialog } from './override-dialogs'

export type OverrideActions = Readonly<Record<'confirm' | 'decline' | 'withdrawOverride', FormAction>>

type OverrideListProps = { readonly model: ModelRecord; readonly actions?: OverrideActions }

const looks: Readonly<Record<OverrideState, { readonly tone: Tone; readonly shape: Shape }>> = {
  proposed: { tone: 'soon', shape: 'half' },
  confirmed: { tone: 'caution', shape: 'disc' },
  declined: { tone: 'blank', shape: 'cross' },
  withdrawn: { tone: 'blank', shape: 'ring' },
  used: { tone: 'bad', shape: 'seal' },
  lapsed: { tone: 'blank', shape: 'dashes' },
}

/** Every override there was, the newest first: what became of it, and the words of both people. */
export async function OverrideList({ model, actions }: OverrideListProps) {
  const { overrides } = model.checklist
  if (overrides.length === 0) return null
  const t = await getTranslations('retirement')
  return (
    <>
      <h3 className="mt-5 mb-2 text-sm font-medium">{t('overrides')}</h3>
      <ul aria-label={t('overrides')} className="border-t border-line">
        {overrides.map((override) => (
          <li
            key={override.id}
            className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto]"
          >
            <Badge {...looks[override.state]}>{t(`override_${override.state}`)}</Badge>
            <Told override={override} />
            <span
              className={`flex flex-wrap gap-1 sm:justify-end ${override.moves[0] === 'confirm' ? '' : 'max-sm:-ml-2.5'}`}
            >
              {actions &&
                override.moves.map((move) => (
                  <OverrideDialog
                    key={move}
                    {...{ move, model, override }}
                    action={move === 'withdraw' ? actions.withdrawOverride : actions[move]}
                  />
                ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type ToldProps = { readonly override: OverrideRow }

async function Told({ override }: ToldProps) {
  const t = await getTranslations('retirement')
  const steps = await stepsOf(override)
  return (
    <div className="min-w-0">
      <p className="prose whitespace-pre-line">{override.reason}</p>
      {override.state === 'proposed' && <p className="text-soft">{t('awaiting')}</p>}
      <ul className="text-xs text-faint">
        {steps.map(({ said, note }) => (
          <li key={said}>
            {said}
            {note && <span className="text-soft">: {note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who did what about it and when, in order. The words of the proposal stand above. */
async function stepsOf(override: OverrideRow) {
  const [t, locale, timeZone] = [await getTranslations('retirement'), await getLocale(), await getTimeZone()]
  const told = (by: string | null, at: string) => ({
    by: by ?? t('system'),
    date: formatInstant(locale, at, timeZone),
  })
  const { state, decidedAt, closedAt } = override
  const steps = [{ said: t('proposedBy', told(override.proposedBy, override.proposedAt)), note: '' }]
  if (decidedAt) {
    const by = told(override.decidedBy, decidedAt)
    steps.push({
      said: state === 'declined' ? t('declinedBy', by) : t('confirmedBy', by),
      note: override.decidedNote,
    })
  }
  if (closedAt && (state === 'withdrawn' || state === 'used' || state === 'lapsed')) {
    steps.push({ said: t(`${state}By`, told(override.closedBy, closedAt)), note: override.closedNote })
  }
  return steps
}
