import { getTranslations } from 'next-intl/server'
import { ExcerptField, type QuotableExcerpt } from '@/components/caveats/quoted'
import { ChoicesField, SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { TextAreaField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'
import { stanceKinds } from '@/lib/stances/schema'

export type NamedTheme = { readonly id: string; readonly title: string; readonly proposition: string }

type Seen = { readonly id: string; readonly version: number }

type SetDialogProps = {
  readonly interview: Seen
  readonly themes: readonly NamedTheme[]
  readonly excerpts: readonly QuotableExcerpt[]
  readonly set: FormAction
}

export async function SetDialog({ interview, themes, excerpts, set }: SetDialogProps) {
  const [t, common] = [await getTranslations('theme'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('set')} title={t('set')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('setWhat')}</p>
      <OperationForm
        action={set}
        draftKey={`stance.set:${interview.id}`}
        labels={await formLabels()}
        submitLabel={t('set')}
        doneMessage={t('setDone')}
        version={interview.version}
      >
        <input type="hidden" name="id" value={interview.id} />
        <SelectField
          name="themeId"
          id="stance-theme"
          label={t('theme')}
          blankLabel={t('chooseTheme')}
          options={themes.map(({ id, title, proposition }) => ({ value: id, label: `${title}: ${proposition}` }))}
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
      </OperationForm>
    </DialogButton>
  )
}

type ClearDialogProps = { readonly interview: Seen; readonly theme: NamedTheme; readonly clear: FormAction }

export async function ClearDialog({ interview, theme, clear }: ClearDialogProps) {
  const [t, common] = [await getTranslations('theme'), await getTranslations('common')]
  return (
    <DialogButton
      kind="quiet"
      size="small"
      label={
        <>
          {t('clear')}
          <span className="sr-only"> ({theme.title})</span>
        </>
      }
      title={t('clearTitle')}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('clearWhat')}</p>
      <OperationForm
        action={clear}
        draftKey={`stance.clear:${interview.id}:${theme.id}`}
        labels={await formLabels()}
        submitLabel={t('clear')}
        doneMessage={t('cleared')}
        version={interview.version}
        kind="danger"
      >
        <input type="hidden" name="id" value={interview.id} />
        <input type="hidden" name="themeId" value={theme.id} />
        <TextAreaField name="reason" id={`clear-${theme.id}`} label={t('clearReason')} rows={3} />
      </OperationForm>
    </DialogButton>
  )
}
