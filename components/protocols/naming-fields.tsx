import { getTranslations } from 'next-intl/server'
import { TextAreaField, TextField } from '@/components/form/text-field'

type NamingFieldsProps = { readonly protocol: { readonly title: string; readonly summary: string } | null }

/** What a protocol is called and what it is for. */
export async function NamingFields({ protocol }: NamingFieldsProps) {
  const t = await getTranslations('protocol')
  return (
    <>
      <TextField name="title" label={t('titleField')} hint={t('titleHint')} defaultValue={protocol?.title ?? ''} />
      <TextAreaField
        name="summary"
        label={t('summary')}
        hint={t('summaryHint')}
        rows={3}
        defaultValue={protocol?.summary ?? ''}
        isOptional
      />
    </>
  )
}
