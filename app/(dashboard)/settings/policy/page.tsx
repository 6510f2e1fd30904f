import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { ChangePolicyDialog } from '@/components/policies/change-policy-dialog'
import { PolicyTable } from '@/components/policies/policy-table'
import { PolicyVersions } from '@/components/policies/policy-versions'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/section'
import { authorize } from '@/lib/auth/authorize'
import { may } from '@/lib/auth/permissions'
import { formatDate, isoDate } from '@/lib/i18n/format'
import { listPolicyVersions } from '@/lib/policies/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policy'))('title') }
}

export default async function PolicyPage() {
  const context = await authorize('policy.read')
  const [versions, t, locale] = [await listPolicyVersions(context), await getTranslations('policy'), await getLocale()]
  const [current] = versions
  if (!current) throw new Error('The migrations give every database a first policy')
  const change = may(context.actor, 'policy.change') && (
    <ChangePolicyDialog policy={current} change={submitOperation.bind(null, 'policy.change')} />
  )
  const events = may(context.actor, 'audit.read') && (
    <a className="link" href="/audit?record=policy">
      {t('events')}
    </a>
  )
  const lead = t('inForceLead', { version: current.version, date: formatDate(locale, isoDate(current.createdAt)) })
  return (
    <div className="max-w-4xl">
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={change} />
      <div className="grid gap-8">
        <Section title={t('inForce')} lead={lead}>
          <PolicyTable values={current.values} />
        </Section>
        <Section title={t('versions')} lead={t('versionsLead')} actions={events}>
          <PolicyVersions versions={versions} />
        </Section>
      </div>
    </div>
  )
}
