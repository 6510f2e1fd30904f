import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { sendTranscripts } from '@/app/actions/transcripts'
import { PageHeader } from '@/components/shell/page-header'
import { HeldFields } from '@/components/transcript-imports/held-fields'
import { importLabels } from '@/components/transcript-imports/import-labels'
import { TranscriptPanel } from '@/components/transcript-imports/transcript-panel'
import { Section } from '@/components/ui/section'
import { authorize } from '@/lib/auth/authorize'
import { listModelNames } from '@/lib/identities/queries'
import { listFollowable } from '@/lib/interviews/queries'
import { listActivePeople } from '@/lib/people/queries'
import { UPLOAD_MEGABYTES } from '@/lib/transcript-imports/schema'

const MEGABYTE = 1024 * 1024

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transcriptImport'))('title') }
}

export default async function ImportTranscriptsPage() {
  const context = await authorize('model.read', 'obligation.read', 'interview.plan', 'interview.import')
  const [t, interview, models, people, protocols] = await Promise.all([
    getTranslations('transcriptImport'),
    getTranslations('interview'),
    listModelNames(context),
    listActivePeople(context),
    listFollowable(context),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumb={[{ label: interview('title'), href: '/interviews' }]}
        subtitle={t('lead')}
      />
      <TranscriptPanel
        send={sendTranscripts}
        limitBytes={UPLOAD_MEGABYTES * MEGABYTE}
        models={models.map(({ id, displayName }) => ({ id, name: displayName }))}
        labels={await importLabels()}
        settings={<HeldFields people={people} protocols={protocols} />}
        about={<About />}
      />
    </>
  )
}

const formats = ['messages', 'lines', 'samples', 'session', 'markdown', 'archive'] as const

async function About() {
  const t = await getTranslations('transcriptImport')
  return (
    <>
      <Section title={t('rules')}>
        <ul className="grid gap-2 text-soft">
          <li>{t('rule1')}</li>
          <li>{t('rule2')}</li>
          <li>{t('rule3')}</li>
          <li>{t('rule4')}</li>
        </ul>
      </Section>
      <Section title={t('formats')} lead={t('formatsHint')}>
        <ul className="grid gap-2 text-soft">
          {formats.map((format) => (
            <li key={format}>{t(`format_${format}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
