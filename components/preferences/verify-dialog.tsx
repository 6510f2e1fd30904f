import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { TextAreaField } from '@/components/form/text-field'
import type { PreferenceRecord } from '@/lib/preferences/queries'

type VerifyDialogProps = { readonly preference: PreferenceRecord; readonly verify: FormAction }

/** Shows the words and the wording once more beside the question whether one is what the other shows. */
export async function VerifyDialog({ preference, verify }: VerifyDialogProps) {
  const t = await getTranslations('preference')
  const { id, version, excerpts, statement } = preference
  return (
    <OperationDialog
      action={verify}
      draftKey={`preference.verify:${id}`}
      label={t('verify')}
      title={t('verifyTitle')}
      what={
        <>
          <p>{t('verifyWhat')}</p>
          {excerpts.map(({ id: excerptId, quote, interview }) => (
            <blockquote
              key={excerptId}
              lang={interview.language}
              className="voice border-l-2 border-rule pl-4 whitespace-pre-line text-ink"
            >
              {quote}
            </blockquote>
          ))}
          <p className="whitespace-pre-line text-ink">{statement}</p>
        </>
      }
      doneMessage={t('verified')}
      version={version}
      sent={{ id }}
      kind="primary"
    >
      <ChoicesField
        name="agrees"
        kind="radio"
        label={t('verifyAgrees')}
        options={[
          { value: 'yes', label: t('verifyYes'), hint: t('verifyYesHint') },
          { value: 'no', label: t('verifyNo'), hint: t('verifyNoHint') },
        ]}
      />
      <TextAreaField
        name="note"
        id="verify-note"
        label={t('verifyNote')}
        hint={t('verifyNoteHint')}
        rows={3}
        isOptional
      />
    </OperationDialog>
  )
}
