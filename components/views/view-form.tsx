import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ChoicesField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { LaterOperationForm } from '@/components/form/later-operation-form'
import { TextField } from '@/components/form/text-field'
import type { SavedViewRow } from '@/lib/views/queries'
import { addressOf, plainAddressOf } from '@/lib/views/rules'
import type { ViewList } from '@/lib/views/schema'

type NewViewProps = { readonly list: ViewList; readonly query: string; readonly action: FormAction }

export async function NewViewForm({ list, query, action }: NewViewProps) {
  const t = await getTranslations('view')
  return (
    <>
      <Lead>{t('saveAsWhat')}</Lead>
      <LaterOperationForm
        action={action}
        draftKey={`view.create:${list}`}
        labels={await formLabels()}
        submitLabel={t('saveSubmit')}
        doneMessage={t('saveAsDone')}
        doneHref={addressOf({ id: '{id}', list, query })}
      >
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="query" value={query} />
        <ViewFields />
      </LaterOperationForm>
    </>
  )
}

type ViewFormProps = { readonly view: SavedViewRow; readonly action: FormAction }

export async function EditViewForm({ view, action }: ViewFormProps) {
  const t = await getTranslations('view')
  return (
    <LaterOperationForm
      action={action}
      draftKey={`view.update:${view.id}`}
      labels={await formLabels()}
      submitLabel={t('saveSubmit')}
      doneMessage={t('saved')}
      version={view.version}
    >
      <input type="hidden" name="id" value={view.id} />
      <ViewFields view={view} />
    </LaterOperationForm>
  )
}

export async function ReplaceViewForm({ view, query, action }: ViewFormProps & { readonly query: string }) {
  const t = await getTranslations('view')
  return (
    <>
      <Lead>{t(view.isShared ? 'saveWhatShared' : 'saveWhat', { name: view.name })}</Lead>
      <LaterOperationForm
        action={action}
        draftKey={`view.replace:${view.id}`}
        labels={await formLabels()}
        submitLabel={t('saveSubmit')}
        doneMessage={t('saved')}
        version={view.version}
      >
        <input type="hidden" name="id" value={view.id} />
        <input type="hidden" name="query" value={query} />
      </LaterOperationForm>
    </>
  )
}

export async function RemoveViewForm({ view, action }: ViewFormProps) {
  const t = await getTranslations('view')
  const what = view.isOwn
    ? t(view.isShared ? 'removeWhatShared' : 'removeWhat')
    : t('removeWhatOthers', { owner: view.ownerName })
  return (
    <>
      <Lead>{what}</Lead>
      <LaterOperationForm
        action={action}
        draftKey={`view.remove:${view.id}`}
        labels={await formLabels()}
        submitLabel={t('removeSubmit')}
        doneMessage={t('removed')}
        doneHref={plainAddressOf(view.list)}
        version={view.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={view.id} />
      </LaterOperationForm>
    </>
  )
}

async function ViewFields({ view }: { readonly view?: SavedViewRow }) {
  const t = await getTranslations('view')
  return (
    <>
      <TextField
        name="name"
        id="view-name"
        label={t('name')}
        maxLength={80}
        autoComplete="off"
        defaultValue={view?.name ?? ''}
      />
      <ChoicesField
        kind="radio"
        name="isShared"
        id="view-sharing"
        label={t('sharing')}
        hint={t('sharingHint')}
        defaultValues={[String(view?.isShared ?? false)]}
        options={[
          { value: 'false', label: t('sharing_false') },
          { value: 'true', label: t('sharing_true') },
        ]}
      />
    </>
  )
}

function Lead({ children }: { readonly children: ReactNode }) {
  return <p className="prose mb-4 text-soft">{children}</p>
}
