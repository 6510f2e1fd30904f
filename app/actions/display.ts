'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import type { FormState } from '@/components/form/form-state'
import { requestCaller } from '@/lib/auth/page-request'
import { isLocale, LOCALE_COOKIE, TIME_ZONE_COOKIE } from '@/lib/i18n/locale'
import { resolveTheme, THEME_COOKIE } from '@/lib/i18n/theme'
import { operations } from '@/lib/operations'
import { submitOperation } from './operation'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Sets this browser's theme and, for whoever is signed in, her setting. */
export async function saveTheme(form: FormData): Promise<void> {
  const theme = resolveTheme(String(form.get('theme')))
  await remember(THEME_COOKIE, theme)
  await saveForPerson({ theme })
}

/** Sets this browser's language and, for whoever is signed in, her setting. */
export async function saveLocale(form: FormData): Promise<void> {
  const locale = String(form.get('locale'))
  if (!isLocale(locale)) return
  await remember(LOCALE_COOKIE, locale)
  await saveForPerson({ locale })
}

/** Saves the profile and lets this browser follow it at once. */
export async function saveProfile(state: FormState, form: FormData): Promise<FormState> {
  const next = await submitOperation('profile.update', state, form)
  if (next.status !== 'done') return next
  const { locale, theme, timeZone } = next.value
  await remember(LOCALE_COOKIE, String(locale))
  await remember(THEME_COOKIE, String(theme))
  await remember(TIME_ZONE_COOKIE, String(timeZone))
  return next
}

async function remember(name: string, value: string): Promise<void> {
  ;(await cookies()).set(name, value, { path: '/', sameSite: 'lax', maxAge: YEAR_SECONDS })
  revalidatePath('/', 'layout')
}

/** Before sign-in there is nobody to save it for; the cookie alone decides then. */
async function saveForPerson(input: Readonly<Record<string, string>>): Promise<void> {
  const caller = await requestCaller('change')
  if (caller.ok) await operations['profile.setDisplay'].execute(caller.value, 'profile.setDisplay', input)
}
