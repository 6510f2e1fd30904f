import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/text-field'

type CodesFieldProps = { readonly id: string; readonly names: readonly string[]; readonly known: readonly string[] }

/** Codes by name, with commas between them; those in use are offered. */
export async function CodesField({ id, names, known }: CodesFieldProps) {
  const t = await getTranslations('transcript')
  return (
    <TextField
      name="codes"
      id={id}
      label={t('codes')}
      hint={t('codesHint')}
      defaultValue={names.join(', ')}
      suggestions={known}
      isOptional
    />
  )
}
