import { getLocale, getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { SecretForm } from '@/components/form/secret-form'
import { TextField } from '@/components/form/text-field'
import { DialogButton } from '@/components/ui/dialog-button'

type SubscribeDialogProps = {
  readonly create: FormAction
  /** Says what it is for where the dates are shown, and only that it makes one where the addresses are listed. */
  readonly place: 'dates' | 'addresses'
}

/** Makes a calendar address of the reader's own, and shows it once. */
export async function SubscribeDialog({ create, place }: SubscribeDialogProps) {
  const [t, common, locale] = [await getTranslations('calendar'), await getTranslations('common'), await getLocale()]
  const language = locale === 'en' ? '' : `&lang=${locale}`
  return (
    <DialogButton
      label={t(place === 'dates' ? 'subscribe' : 'create')}
      title={t('subscribe')}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t('subscribeWhat')}</p>
      <SecretForm
        action={create}
        draftKey="calendar.createAddress"
        labels={await formLabels()}
        submitLabel={t('createSubmit')}
        secret={{
          template: `/feeds/calendar.ics?key={token}${language}`,
          message: t('createDone'),
          copyLabel: t('copy'),
          copiedLabel: common('copied'),
        }}
      >
        <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="off" />
      </SecretForm>
      {place === 'dates' && (
        <p className="mt-4 text-xs text-faint">
          <a className="link" href="/profile#calendar">
            {t('manage')}
          </a>
        </p>
      )}
    </DialogButton>
  )
}
