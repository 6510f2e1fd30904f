import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { comparedOptions } from '@/components/assessments/differences'
import { BandShares } from '@/components/sensitivity/band-shares'
import { TornadoPicture } from '@/components/sensitivity/tornado-picture'
import { PageHeader } from '@/components/shell/page-header'
import { DemoMark } from '@/components/ui/marks'
import { Section } from '@/components/ui/section'
import {
  type AssessedPreference,
  findAssessed,
  type HeldAssessment,
  listHeldAssessments,
} from '@/lib/assessments/queries'
import { authorize } from '@/lib/auth/authorize'
import { getPolicyInForce } from '@/lib/policies/queries'
import type { PolicyInForce } from '@/lib/policies/rules'
import { readSeed, seedOf, simulate, tornadoesOf } from '@/lib/sensitivity/rules'
import { DRAWS } from '@/lib/sensitivity/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessment'))('sureTitle') }
}

export default async function SensitivityPage({ params, searchParams }: PageProps<'/preferences/[id]/sensitivity'>) {
  const context = await authorize('preference.read')
  const preference = await findAssessed(context, (await params).id)
  if (!preference) notFound()
  const held = await listHeldAssessments(context.db, preference.id)
  const policy = await getPolicyInForce(context.db)
  const { seed } = await searchParams
  const t = await getTranslations('assessment')
  return (
    <>
      <Header preference={preference} policy={policy} />
      {held.length === 0 ? (
        <p className="text-soft">{t('sureNone')}</p>
      ) : (
        <Pictures held={held} policy={policy} asked={readSeed(typeof seed === 'string' ? seed : undefined)} />
      )}
    </>
  )
}

type HeaderProps = { readonly preference: AssessedPreference; readonly policy: PolicyInForce }

async function Header({ preference: { id, title, isDemo }, policy }: HeaderProps) {
  const t = await getTranslations('assessment')
  return (
    <PageHeader
      title={t('sureTitle')}
      breadcrumb={[
        { label: t('preferences'), href: '/preferences' },
        { label: title, href: `/preferences/${id}` },
      ]}
      state={isDemo && <DemoMark />}
      subtitle={t('sureSubtitle', { title, version: policy.version })}
    />
  )
}

type PicturesProps = {
  readonly held: readonly HeldAssessment[]
  readonly policy: PolicyInForce
  /** The seed that the address asks for; null where it asks for none. */
  readonly asked: number | null
}

async function Pictures({ held, policy: { values }, asked }: PicturesProps) {
  const t = await getTranslations('assessment')
  const rows = comparedOptions(held, values)
  const options = rows.map(({ option }) => option.costed)
  const seed = asked ?? seedOf(held.map(({ id }) => id))
  const tornadoes = tornadoesOf(options, values)
  const simulated = simulate(options, { policy: values, seed, draws: DRAWS })
  const told = { draws: DRAWS, seed: String(seed) }
  return (
    <div className="grid gap-8">
      <Section
        id="bands"
        title={t('bandShares')}
        lead={asked === null ? t('bandSharesLead', told) : t('seedAsked', told)}
      >
        <BandShares rows={rows} simulated={simulated} draws={DRAWS} />
      </Section>
      <Section id="tornado" title={t('tornado')} lead={t('tornadoLead')}>
        <div className="grid gap-8">
          {rows.map((row, at) => {
            const tornado = tornadoes[at]
            return tornado && <TornadoPicture key={row.option.id} row={row} tornado={tornado} />
          })}
        </div>
      </Section>
      <p className="prose border-t border-line pt-4 text-soft">{t('sureNot')}</p>
    </div>
  )
}
