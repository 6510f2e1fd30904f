import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { EditCodeDialog } from '@/components/codes/edit-code-dialog'
import { GatheredList } from '@/components/codes/gathered-list'
import { PageHeader } from '@/components/shell/page-header'
import { DemoMark } from '@/components/ui/marks'
import { authorize } from '@/lib/auth/authorize'
import { may } from '@/lib/auth/permissions'
import { findCode } from '@/lib/codes/queries'
import { isUuid } from '@/lib/cursor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('code'))('title') }
}

const update = submitOperation.bind(null, 'code.update')

/** What is gathered under one code, interview by interview. */
export default async function CodePage({ params }: PageProps<'/codes/[id]'>) {
  const context = await authorize('transcript.read')
  const { id } = await params
  const code = isUuid(id) ? await findCode(context, id) : null
  if (!code) notFound()
  const [t, interview] = [await getTranslations('code'), await getTranslations('interview')]
  return (
    <>
      <PageHeader
        scale="record"
        title={code.name}
        breadcrumb={[
          { label: interview('title'), href: '/interviews' },
          { label: t('title'), href: '/codes' },
        ]}
        state={code.isDemo && <DemoMark />}
        subtitle={code.description || t('noDescription')}
        actions={may(context.actor, 'code.update') && <EditCodeDialog code={code} action={update} />}
      />
      <GatheredList code={code} />
    </>
  )
}
