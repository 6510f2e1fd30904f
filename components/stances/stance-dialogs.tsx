import { getTranslations } from 'next-intl/server'
import { ExcerptField, type QuotableExcerpt } from '@/components/caveats/quoted'
import { ChoicesField, SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import { stanceKinds } from '@/lib/stances/schema'

export type NamedTheme = { readonly id: string; readonly title: string; readonly proposition: string }

type Seen = { readonly id: string; readonly version: number }

type SetDialogProps = {
  readonly interview: Seen
  readonly themes: readonly NamedTheme[]
  readonly excerpts: readonly QuotableExcerpt[]
  readonly set: FormAction
}

export async function SetDialog({ interview: { id, version }, themes, excerpts, set }: SetDialogProps) {
  const t = await getTranslations('theme')
  return (
    <OperationDialog
      action={set}
      draftKey={`stance.set:${id}`}
      label={t('set')}
      what={t('setWhat')}
      doneMessage={t('setDone')}
      version={version}
      sent={{ id }}
      size="small"
    >
      <SelectField
        name="themeId"
        id="stance-theme"
        label={t('theme')}
        blankLabel={t('chooseTheme')}
        options={themes.map((theme) => ({ value: theme.id, label: `${theme.title}: ${theme.proposition}` }))}
        width="full"
      />
      <ChoicesField
        name="kind"
        id="stance-kind"
        kind="radio"
        label={t('kind')}
        options={stanceKinds.map((value) => ({ value, label: t(`mark_${value}`) }))}
      />
      <TextAreaField name="note" id="stance-note" label={t('note')} hint={t('noteHint')} rows={3} isOptional />
      <ExcerptField id="stance-excerpt" excerpts={excerpts} />
    </OperationDialog>
  )
}

type ClearDialogProps = { readonly interview: Seen; readonly theme: NamedTheme; readonly clear: FormAction }

export async function ClearDialog({ interview: { id, version }, theme, clear }: ClearDialogProps) {
  const t = await getTranslations('theme')
  return (
    <OperationDialog
      action={clear}
      draftKey={`stance.clear:${id}:${theme.id}`}
      label={t('clear')}
      about={theme.title}
      title={t('clearTitle')}
      what={t('clearWhat')}
      doneMessage={t('cleared')}
      version={version}
      sent={{ id, themeId: theme.id }}
      kind="quiet"
      size="small"
      isFinal
    >
      <TextAreaField name="reason" id={`clear-${theme.id}`} label={t('clearReason')} rows={3} />
    </OperationDialog>
  )
}
