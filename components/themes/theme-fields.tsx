import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { type Topic, topics } from '@/lib/protocols/schema'

type ThemeFieldsProps = {
  readonly before: { readonly title: string; readonly proposition: string; readonly topic: Topic } | null
}

/** What a theme says, of a new one and of one that is there. */
export async function ThemeFields({ before }: ThemeFieldsProps) {
  const [t, p] = [await getTranslations('theme'), await getTranslations('protocol')]
  return (
    <>
      <TextField name="title" label={t('name')} hint={t('nameHint')} defaultValue={before?.title ?? ''} />
      <TextAreaField
        name="proposition"
        label={t('proposition')}
        hint={t('propositionHint')}
        rows={3}
        defaultValue={before?.proposition ?? ''}
      />
      <SelectField
        name="topic"
        label={t('topic')}
        hint={t('topicHint')}
        options={topics.map((value) => ({ value, label: p(`topic_${value}`) }))}
        defaultValue={before?.topic ?? 'retirement'}
      />
    </>
  )
}
