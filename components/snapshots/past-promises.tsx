import { getTranslations } from 'next-intl/server'
import { ChecklistSection } from '@/components/checklists/checklist-section'
import { isEndNear } from '@/components/checklists/retirement-parts'
import { DemandSection } from '@/components/demand-signals/demand-section'
import { DownsidesSection } from '@/components/downsides/downsides-section'
import { OwedSection } from '@/components/obligations/owed-section'
import { PreservationSection } from '@/components/preservation/preservation-section'
import type { RecordPart } from '@/components/shell/page-contents'
import { Section } from '@/components/ui/section'
import type { OwedToModel } from '@/lib/model-obligations/queries'
import type { PreservationSnapshot } from '@/lib/preservation-snapshots/queries'
import type { Snapshot } from '@/lib/snapshots/queries'

/** How it was kept, as it was on record. */
export async function PastKept({ kept }: { readonly kept: PreservationSnapshot }) {
  const [t, s] = [await getTranslations('preservation'), await getTranslations('snapshot')]
  const isEmpty = kept.artifacts.length === 0 && kept.drills.length === 0
  if (isEmpty) return <Untold id="preservation" title={t('title')} sentence={s('keptNone')} />
  return (
    <>
      <PreservationSection kept={kept} actions={null} />
      {kept.unclear > 0 && <p className="prose text-soft">{s('keptUnclear', { count: kept.unclear })}</p>}
    </>
  )
}

/** Interviews move on and are corrected, so that of a past day nothing is told of them here. */
export async function PastInterviews() {
  const [t, s] = [await getTranslations('interview'), await getTranslations('snapshot')]
  return <Untold id="interviews" title={t('ofModel')} sentence={s('interviewsUntold')} />
}

/** What was owed to it, as it stood on the ledger. */
export async function PastOwed({ owed, day }: { readonly owed: OwedToModel; readonly day: string }) {
  const [t, s] = [await getTranslations('obligation'), await getTranslations('snapshot')]
  const isEmpty = owed.groups.length === 0 && owed.series.length === 0
  if (isEmpty) return <Untold id="owed" title={t('owedTitle')} sentence={s('owedNone')} />
  return <OwedSection owed={owed} slug={null} today={day} record={null} />
}

/** What its end rests on: the checklist where it was kept, what was assessed, and the signs of demand. */
export async function pastEndParts(model: Snapshot): Promise<readonly RecordPart[]> {
  const [t, s] = [await getTranslations('retirement'), await getTranslations('snapshot')]
  const { checklist, downsides, demandSignals, stage } = model
  const isChecklistTold = checklist.retirement !== null || checklist.findings.length > 0
  const titles = {
    retirement: stage === 'retired' ? t('titleRetired') : t('title'),
    downsides: t('downsides'),
    demand: t('demand'),
  }
  const none = (id: keyof typeof titles, sentence: string) => <Untold {...{ id, title: titles[id], sentence }} />
  const list = isChecklistTold ? <ChecklistSection model={model} /> : none('retirement', s('checklistUntold'))
  return [
    { id: 'retirement', title: titles.retirement, body: isEndNear(model) && list },
    {
      ...{ id: 'downsides', title: titles.downsides },
      body:
        downsides.length > 0 ? <DownsidesSection model={model} assess={null} /> : none('downsides', s('downsidesNone')),
    },
    {
      ...{ id: 'demand', title: titles.demand },
      body:
        demandSignals.length > 0 ? (
          <DemandSection model={model} add={null} withdraw={null} />
        ) : (
          none('demand', s('demandNone'))
        ),
    },
  ]
}

type UntoldProps = { readonly id: string; readonly title: string; readonly sentence: string }

/** A part of which nothing can be shown as of that day, and why. */
function Untold({ id, title, sentence }: UntoldProps) {
  return (
    <Section id={id} title={title}>
      <p className="prose text-soft">{sentence}</p>
    </Section>
  )
}
