import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'

/** The quickest way to a first protocol: the text that comes with the program, as a draft. */
export async function StartButton({ action }: { readonly action: FormAction }) {
  const [t, common] = [await getTranslations('protocol'), await getTranslations('common')]
  return (
    <DialogButton kind="primary" label={t('start')} title={t('start')} closeLabel={common('close')}>
      <p className="prose mb-4 text-soft">{t('startWhat')}</p>
      <OperationForm
        action={action}
        draftKey="protocol.start"
        labels={await formLabels()}
        submitLabel={t('start')}
        doneMessage={t('started')}
        doneHref="/protocols/{slug}/{number}"
      >
        {null}
      </OperationForm>
    </DialogButton>
  )
}
