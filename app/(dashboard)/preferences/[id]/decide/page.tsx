import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { DraftFields } from '@/components/decisions/draft-fields'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { authorize } from '@/lib/auth/authorize'
import { type DecidableRecord, findDecidable } from '@/lib/decision-records/queries'
import { listLikeDecisions } from '@/lib/decisions/queries'
import { listActivePeople } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('decision'))('draft') }
}

export default async function DecidePage({ params }: PageProps<'/preferences/[id]/decide'>) {
  const context = await authorize('preference.read', 'decision.draft', 'obligation.read')
  const { id } = await params
  const decidable = await findDecidable(context, id)
  if (!decidable) notFound()
  const [t, p] = [await getTranslations('decision'), await getTranslations('preference')]
  const { preference, open, isDecidable } = decidable
  const like = await listLikeDecisions(context, preference.id)
  return (
    <>
      <PageHeader
        title={t('decideTitle', { title: preference.title })}
        breadcrumb={[
          { label: p('title'), href: '/preferences' },
          { label: preference.title, href: `/preferences/${preference.id}` },
        ]}
        subtitle={t('decideWhat')}
      />
      {!isDecidable && <Callout tone="caution">{t('decideNotAssessed')}</Callout>}
      {open?.state === 'proposed' && <Callout tone="caution">{t('decideProposed')}</Callout>}
      {(isDecidable || open) && (
        <DraftForm decidable={decidable}>
          <DraftFields decidable={decidable} like={like} people={await listActivePeople(context)} />
        </DraftForm>
      )}
    </>
  )
}

type DraftFormProps = { readonly decidable: DecidableRecord; readonly children: React.ReactNode }

async function DraftForm({ decidable: { preference, open, readUntil }, children }: DraftFormProps) {
  const t = await getTranslations('decision')
  const name = open ? 'decision.update' : 'decision.draft'
  return (
    <OperationForm
      action={submitOperation.bind(null, name)}
      draftKey={`${name}:${open?.id ?? preference.id}`}
      labels={await formLabels()}
      submitLabel={t('save')}
      doneHref="/decisions/{id}"
      doneMessage={t('saved')}
      cancelHref={open ? `/decisions/${open.id}` : `/preferences/${preference.id}`}
      {...(open ? { version: open.version } : {})}
    >
      {open ? (
        <input type="hidden" name="id" value={open.id} />
      ) : (
        <input type="hidden" name="preferenceId" value={preference.id} />
      )}
      {readUntil && <input type="hidden" name="readUntil" value={readUntil} />}
      {children}
    </OperationForm>
  )
}
