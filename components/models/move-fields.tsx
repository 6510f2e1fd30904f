import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { TextAreaField, TextField } from '@/components/form/text-field'
import { needsAnnouncement } from '@/lib/models/rules'
import type { Move, Stage } from '@/lib/models/schema'

type MoveFieldsProps = { readonly move: Move; readonly to: readonly Stage[] }

/** What a move of one model or of several asks for. */
export async function MoveFields({ move, to }: MoveFieldsProps) {
  const [t, stage] = [await getTranslations('model'), await getTranslations('stage')]
  const [only] = to
  return (
    <>
      {to.length === 1 ? (
        <input type="hidden" name="to" value={only} />
      ) : (
        <SelectField
          name="to"
          id={`to-${move}`}
          label={t('moveTo')}
          options={to.map((value) => ({ value, label: stage(value) }))}
          blankLabel={t('moveToBlank')}
        />
      )}
      <TextAreaField name="reason" id={`reason-${move}`} label={t('reason')} hint={t('moveReasonHint')} rows={3} />
      <TextField
        name="sourceUrl"
        id={`source-${move}`}
        type="url"
        label={t('announcement')}
        hint={t('announcementHint')}
        isOptional={!needsAnnouncement(move)}
      />
    </>
  )
}
