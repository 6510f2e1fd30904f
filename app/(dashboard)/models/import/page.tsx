import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { previewImport, takeRejectedLines } from '@/app/actions/import'
import { ImportPanel } from '@/components/imports/import-panel'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/section'
import { authorize } from '@/lib/auth/authorize'
import { fileLimitBytes } from '@/lib/csv/decode'
import { importColumns, requiredColumns } from '@/lib/imports/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

export default async function ImportModelsPage() {
  await authorize('model.read', 'model.import')
  const [t, model, form] = await Promise.all([
    getTranslations('import'),
    getTranslations('model'),
    getTranslations('form'),
  ])
  const required: readonly string[] = requiredColumns
  return (
    <>
      <PageHeader title={t('title')} breadcrumb={[{ label: model('title'), href: '/models' }]} subtitle={t('lead')} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_296px]">
        <ImportPanel
          send={previewImport}
          takeRejected={takeRejectedLines}
          limitBytes={fileLimitBytes}
          labels={{
            file: t('file'),
            fileHint: t('fileHint'),
            drop: t('drop'),
            tooLarge: t('tooLarge'),
            preview: t('preview'),
            reading: t('reading'),
            readingHint: t('readingHint'),
            importing: t('importing'),
            importingHint: t('importingHint'),
            takeRejected: t('takeRejected'),
            another: t('another'),
            failed: form('failed'),
            problem: form('problemsTitle'),
          }}
        />
        <aside className="grid content-start gap-6">
          <Section title={t('rules')}>
            <ul className="grid gap-2 text-soft">
              <li>{t('rule1')}</li>
              <li>{t('rule2')}</li>
              <li>{t('rule3')}</li>
              <li>{t('rule4')}</li>
            </ul>
          </Section>
          <Section title={t('columns')} lead={t('columnsHint')}>
            <ul className="grid gap-0.5 font-mono text-xs text-soft">
              {importColumns.map((column) => (
                <li key={column} className={required.includes(column) ? 'font-medium text-ink' : ''}>
                  {column}
                </li>
              ))}
            </ul>
          </Section>
        </aside>
      </div>
    </>
  )
}
