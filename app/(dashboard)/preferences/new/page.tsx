import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submitOperation } from '@/app/actions/operation'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { ChooseModel } from '@/components/preferences/choose-model'
import { PreferenceFields } from '@/components/preferences/preference-fields'
import { PageHeader } from '@/components/shell/page-header'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { isUuid } from '@/lib/cursor'
import { findModelName, listModelNames } from '@/lib/identities/queries'
import { findSpeaker, listCitable } from '@/lib/preference-excerpts/queries'
import { listThemeNames } from '@/lib/themes/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preference'))('record') }
}

type Reader = Context<'model.read' | 'theme.read' | 'transcript.read' | 'preference.record'>

/** From words that are marked, or from a model: whose it is comes first. */
export default async function NewPreferencePage({ searchParams }: PageProps<'/preferences/new'>) {
  const context = await authorize('model.read', 'theme.read', 'transcript.read', 'preference.record')
  const { excerpt, model: slug } = await searchParams
  const excerptIds = [excerpt ?? []].flat().filter(isUuid)
  const model = await modelOf(context, { excerptIds, slug })
  if (model === null) notFound()
  const t = await getTranslations('preference')
  return (
    <>
      <PageHeader
        title={model ? t('recordFor', { model: model.displayName }) : t('record')}
        breadcrumb={[{ label: t('title'), href: '/preferences' }]}
        subtitle={t('recordWhat')}
      />
      {model ? (
        <Form context={context} model={model} excerptIds={excerptIds} />
      ) : (
        <ChooseModel models={await listModelNames(context)} />
      )}
    </>
  )
}

type Asked = { readonly excerptIds: readonly string[]; readonly slug: string | string[] | undefined }

/** The model that said these words or is named; undefined where nothing says whose it is, null where there is no such one. */
async function modelOf(context: Reader, { excerptIds, slug }: Asked) {
  if (excerptIds.length > 0) return findSpeaker(context, excerptIds)
  if (typeof slug !== 'string' || slug === '') return undefined
  return findModelName(context, { slug })
}

type FormProps = {
  readonly context: Reader
  readonly model: { readonly id: string; readonly slug: string; readonly displayName: string }
  readonly excerptIds: readonly string[]
}

async function Form({ context, model, excerptIds }: FormProps) {
  const [t, themes, excerpts] = await Promise.all([
    getTranslations('preference'),
    listThemeNames(context),
    listCitable(context, model.id, excerptIds),
  ])
  return (
    <OperationForm
      action={submitOperation.bind(null, 'preference.record')}
      draftKey={`preference.record:${model.id}:${excerptIds.join()}`}
      labels={await formLabels()}
      submitLabel={t('record')}
      doneHref="/preferences/{id}"
      doneMessage={t('recorded')}
      cancelHref="/preferences"
    >
      <input type="hidden" name="modelId" value={model.id} />
      <PreferenceFields before={{ excerptIds: [...excerptIds] }} themes={themes} excerpts={excerpts} />
    </OperationForm>
  )
}
