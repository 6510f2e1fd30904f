import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { saveProfile } from '@/app/actions/display'
import { submitOperation } from '@/app/actions/operation'
import { AddressList } from '@/components/calendars/address-list'
import { SubscribeDialog } from '@/components/calendars/subscribe-dialog'
import { SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import { OperationForm } from '@/components/form/operation-form'
import { TextField } from '@/components/form/text-field'
import { PageHeader } from '@/components/shell/page-header'
import { FactTable } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { authorize } from '@/lib/auth/authorize'
import type { Context } from '@/lib/auth/context'
import { listAddresses } from '@/lib/calendars/queries'
import { resolveTheme, THEME_COOKIE, THEMES } from '@/lib/i18n/theme'
import { findProfile } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') }
}

export default async function ProfilePage() {
  const context = await authorize('profile.read')
  const [profile, t, role] = await Promise.all([
    findProfile(context),
    getTranslations('profile'),
    getTranslations('role'),
  ])
  if (!profile) notFound()
  const theme = resolveTheme((await cookies()).get(THEME_COOKIE)?.value)
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <div className="mb-8 max-w-2xl">
        <FactTable
          facts={[
            { term: t('email'), detail: profile.email },
            { term: t('roles'), detail: profile.roles.map((name) => role(name)).join(', '), note: t('rolesHint') },
          ]}
        />
      </div>
      <OperationForm
        action={saveProfile}
        draftKey="profile.update"
        labels={await formLabels()}
        submitLabel={t('save')}
        doneMessage={t('saved')}
        doneHref="/profile"
        version={profile.version}
      >
        <TextField name="name" label={t('name')} defaultValue={profile.name} autoComplete="name" />
        <SelectField
          name="locale"
          label={t('language')}
          options={[
            { value: 'en', label: 'English' },
            { value: 'ja', label: '日本語' },
          ]}
          defaultValue={await getLocale()}
        />
        <SelectField
          name="timeZone"
          label={t('timeZone')}
          hint={t('timeZoneHint')}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          defaultValue={profile.timeZone}
        />
        <SelectField
          name="theme"
          label={t('theme')}
          options={THEMES.map((value) => ({ value, label: t(value) }))}
          defaultValue={theme}
        />
      </OperationForm>
      <Calendar context={context} />
    </>
  )
}

async function Calendar({ context }: { context: Context<'profile.read'> }) {
  const t = await getTranslations('calendar')
  const create = <SubscribeDialog create={submitOperation.bind(null, 'calendar.createAddress')} place="addresses" />
  return (
    <div className="mt-10 max-w-2xl">
      <Section id="calendar" title={t('title')} lead={t('lead')} actions={create}>
        <AddressList addresses={await listAddresses(context)} end={submitOperation.bind(null, 'calendar.endAddress')} />
      </Section>
    </div>
  )
}
