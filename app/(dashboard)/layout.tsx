import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { saveLocale, saveTheme } from '@/app/actions/display'
import { searchRecords } from '@/app/actions/search'
import { endSession } from '@/app/actions/session'
import { DraftsOf, SignOutForm } from '@/components/form/drafts-of'
import { AppShell } from '@/components/shell/app-shell'
import { Keyboard, type Place } from '@/components/shell/keyboard'
import type { NavItem } from '@/components/shell/sidebar'
import { UserMenu } from '@/components/shell/user-menu'
import { Icon } from '@/components/ui/icon'
import { MENU_ITEM } from '@/components/ui/menu'
import type { SignedIn } from '@/lib/auth/caller'
import { findSignedIn } from '@/lib/auth/page-request'
import { may } from '@/lib/auth/permissions'
import { resolveTheme, THEME_COOKIE } from '@/lib/i18n/theme'

/** Navigation and the person's menu. It decides nothing: each page asks the guard by itself. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const signedIn = await findSignedIn()
  if (!signedIn) return children
  const [t, timeline, agenda] = await Promise.all([
    getTranslations('nav'),
    getTranslations('timeline'),
    getTranslations('agenda'),
  ])
  const { home, records, interviewing, essays, oversight } = await placesFor(signedIn)
  const places: Place[] = [...home, ...records, ...interviewing, ...essays, ...oversight].map(
    ({ label, href, key }) => ({
      label,
      href,
      key,
    }),
  )
  const views = [
    { label: agenda('title'), href: '/calendar', key: 'd' },
    { label: timeline('title'), href: '/models/timeline', key: 'l' },
    { label: t('coverage'), href: '/interviews/coverage', key: 'w' },
    ...(may(signedIn.caller.actor, 'interview.read')
      ? [{ label: t('agreement'), href: '/interviews/agreement', key: 'r' }]
      : []),
  ]
  const profile = { label: t('profile'), href: '/profile', key: 'i' }
  return (
    <AppShell
      sections={[
        { items: home },
        { title: t('records'), items: records },
        ...(interviewing.length > 0 ? [{ title: t('interviewing'), items: interviewing }] : []),
        ...(essays.length > 0 ? [{ title: t('essays'), items: essays }] : []),
        ...(oversight.length > 0 ? [{ title: t('oversight'), items: oversight }] : []),
      ]}
      account={<Account signedIn={signedIn} />}
      keyboard={
        <Keyboard places={[...places, ...views, profile]} moves={await movesFor(signedIn)} search={searchRecords} />
      }
    >
      <DraftsOf owner={signedIn.caller.actor.id ?? ''}>{children}</DraftsOf>
    </AppShell>
  )
}

async function Account({ signedIn }: { signedIn: SignedIn }) {
  const shell = await getTranslations('shell')
  const theme = resolveTheme((await cookies()).get(THEME_COOKIE)?.value)
  const signOut = (
    <SignOutForm action={endSession}>
      <button type="submit" className={MENU_ITEM}>
        <Icon name="arrowRight" className="text-faint" />
        {shell('signOut')}
      </button>
    </SignOutForm>
  )
  return (
    <UserMenu
      name={signedIn.caller.actor.name}
      email={signedIn.email}
      profileHref="/profile"
      theme={theme}
      saveTheme={saveTheme}
      saveLocale={saveLocale}
      signOut={signOut}
    />
  )
}

type KeyedItem = NavItem & { readonly key: string }

/** A place is shown when the person's roles open it; the page behind it asks again. */
async function placesFor({ caller: { actor } }: SignedIn) {
  const t = await getTranslations('nav')
  const home: KeyedItem[] = [{ href: '/', label: t('home'), icon: 'home', key: 'h' }]
  const records: KeyedItem[] = [
    { href: '/models', label: t('models'), icon: 'archive', key: 'm' },
    { href: '/preservation', label: t('preservation'), icon: 'layers', key: 'v' },
  ]
  if (may(actor, 'obligation.read'))
    records.push({ href: '/obligations', label: t('obligations'), icon: 'clock', key: 'b' })
  if (may(actor, 'commitment.read'))
    records.push({ href: '/commitments', label: t('commitments'), icon: 'promise', key: 'c' })
  const interviewing: KeyedItem[] = []
  if (may(actor, 'interview.read'))
    interviewing.push({ href: '/interviews', label: t('interviews'), icon: 'quote', key: 'e' })
  if (may(actor, 'protocol.read'))
    interviewing.push({ href: '/protocols', label: t('protocols'), icon: 'scroll', key: 'r' })
  if (may(actor, 'theme.read')) interviewing.push({ href: '/themes', label: t('themes'), icon: 'book', key: 'n' })
  if (may(actor, 'preference.read'))
    interviewing.push({ href: '/preferences', label: t('preferences'), icon: 'heart', key: 'f' })
  if (may(actor, 'preference.read'))
    interviewing.push({ href: '/decisions', label: t('decisions'), icon: 'scale', key: 'x' })
  const essays: KeyedItem[] = []
  if (may(actor, 'series.read')) essays.push({ href: '/essays/series', label: t('series'), icon: 'file', key: 'y' })
  const oversight: KeyedItem[] = []
  if (may(actor, 'leadership.read'))
    oversight.push({ href: '/leadership', label: t('leadership'), icon: 'chart', key: 's' })
  if (may(actor, 'audit.read')) oversight.push({ href: '/audit', label: t('audit'), icon: 'shield', key: 'a' })
  if (may(actor, 'policy.read'))
    oversight.push({ href: '/settings/policy', label: t('policy'), icon: 'gear', key: 'o' })
  if (may(actor, 'person.read'))
    oversight.push({ href: '/settings/people', label: t('people'), icon: 'people', key: 'p' })
  if (may(actor, 'token.read')) oversight.push({ href: '/settings/tokens', label: t('tokens'), icon: 'key', key: 't' })
  return { home, records, interviewing, essays, oversight }
}

async function movesFor({ caller: { actor } }: SignedIn) {
  const t = await getTranslations('nav')
  return [
    ...(may(actor, 'model.create') ? [{ label: t('newModel'), href: '/models/new' }] : []),
    ...(may(actor, 'interview.plan') ? [{ label: t('planInterview'), href: '/interviews/new' }] : []),
    ...(may(actor, 'preference.record') ? [{ label: t('recordPreference'), href: '/preferences/new' }] : []),
    ...(may(actor, 'protocol.draft') ? [{ label: t('newProtocol'), href: '/protocols/new' }] : []),
    ...(may(actor, 'theme.create') ? [{ label: t('newTheme'), href: '/themes/new' }] : []),
    ...(may(actor, 'model.import') ? [{ label: t('importModels'), href: '/models/import' }] : []),
    ...(may(actor, 'interview.import') ? [{ label: t('importTranscripts'), href: '/interviews/import' }] : []),
  ]
}
