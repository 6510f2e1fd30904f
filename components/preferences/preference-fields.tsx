import { getTranslations } from 'next-intl/server'
import { ChoicesField, FieldSet, SelectField } from '@/components/form/choice-field'
import { TextAreaField, TextField } from '@/components/form/text-field'
import type { CitableExcerpt } from '@/lib/preference-excerpts/queries'
import { type PreferenceText, preferenceOrigins, preferenceScopes, strengths } from '@/lib/preferences/schema'

type PreferenceFieldsProps = {
  /** What is on record; of a new one, which words it was begun from. */
  readonly before: Partial<PreferenceText>
  readonly themes: readonly { readonly id: string; readonly title: string; readonly proposition: string }[]
  /** What this reader may choose of the model's marked words. */
  readonly excerpts: readonly CitableExcerpt[]
}

/** What a model asked for: the words that show it first, because everything else is read out of them. */
export async function PreferenceFields({ before, themes, excerpts }: PreferenceFieldsProps) {
  const t = await getTranslations('preference')
  return (
    <>
      <ExcerptsField excerpts={excerpts} chosen={before.excerptIds ?? []} />
      <TextField name="title" label={t('titleField')} hint={t('titleHint')} defaultValue={before.title ?? ''} />
      <TextAreaField
        name="statement"
        label={t('statement')}
        hint={t('statementHint')}
        defaultValue={before.statement ?? ''}
        limit={4000}
      />
      <SelectField
        name="themeId"
        label={t('theme')}
        hint={t('themeHint')}
        blankLabel={t('chooseTheme')}
        options={themes.map(({ id, title, proposition }) => ({ value: id, label: `${title}: ${proposition}` }))}
        defaultValue={before.themeId ?? ''}
        width="full"
      />
      <MannerFields before={before} />
      <TextAreaField
        name="tradedAgainst"
        label={t('tradedAgainst')}
        hint={t('tradedAgainstHint')}
        rows={2}
        defaultValue={before.tradedAgainst ?? ''}
        isOptional
      />
      <SourceFields before={before} />
    </>
  )
}

async function MannerFields({ before }: Pick<PreferenceFieldsProps, 'before'>) {
  const t = await getTranslations('preference')
  return (
    <>
      <ChoicesField
        name="origin"
        kind="radio"
        label={t('origin')}
        options={preferenceOrigins.map((value) => ({
          value,
          label: t(`origin_${value}`),
          hint: t(`originHint_${value}`),
        }))}
        defaultValues={before.origin ? [before.origin] : []}
      />
      <ChoicesField
        name="strength"
        kind="radio"
        label={t('strength')}
        hint={t('strengthHint')}
        options={strengths.map((value) => ({ value, label: value }))}
        defaultValues={before.strength === undefined ? [] : [String(before.strength)]}
        isRow
      />
      <ChoicesField
        name="scope"
        kind="radio"
        label={t('scope')}
        options={preferenceScopes.map((value) => ({ value, label: t(`scope_${value}`) }))}
        defaultValues={before.scope ? [before.scope] : []}
        isRow
      />
    </>
  )
}

async function SourceFields({ before }: Pick<PreferenceFieldsProps, 'before'>) {
  const t = await getTranslations('preference')
  return (
    <>
      <TextField
        name="sourceUrl"
        label={t('sourceUrl')}
        hint={t('sourceUrlHint')}
        type="url"
        defaultValue={before.sourceUrl ?? ''}
        isOptional
      />
      <TextField name="sourceTitle" label={t('sourceTitle')} defaultValue={before.sourceTitle ?? ''} isOptional />
    </>
  )
}

type ExcerptsFieldProps = Pick<PreferenceFieldsProps, 'excerpts'> & { readonly chosen: readonly string[] }

async function ExcerptsField({ excerpts, chosen }: ExcerptsFieldProps) {
  const t = await getTranslations('preference')
  return (
    <FieldSet
      name="excerptIds"
      label={t('excerpts')}
      hint={t(excerpts.length === 0 ? 'excerptsNone' : 'excerptsHint')}
      isOptional
    >
      <div className="grid max-h-96 gap-0.5 overflow-y-auto">
        {excerpts.map(({ id, quote, turn, interview }) => (
          <label key={id} className="flex items-start gap-2.5 border-t border-line py-2 first:border-t-0">
            <input
              type="checkbox"
              name="excerptIds"
              value={id}
              defaultChecked={chosen.includes(id)}
              className="tick mt-1"
            />
            <span className="min-w-0">
              <q lang={interview.language} className="voice whitespace-pre-line">
                {quote}
              </q>
              <span className="block text-xs text-faint">{t('inTurn', { interview: interview.title, turn })}</span>
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  )
}
