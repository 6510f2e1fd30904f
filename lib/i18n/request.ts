import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isProduction } from '../env'
import { isLocale, LOCALE_COOKIE, resolveLocale, resolveTimeZone, TIME_ZONE_COOKIE } from './locale'
import { messages } from './messages'

/** A missing text is a defect, not a blank: it throws in development and in tests, and shows its key in production. */
export default getRequestConfig(async ({ locale: asked }) => {
  const jar = await cookies()
  const fromRequest = resolveLocale(jar.get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language'))
  const locale = isLocale(asked) ? asked : fromRequest
  return {
    locale,
    messages: messages[locale],
    timeZone: resolveTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
    onError(error) {
      if (!isProduction()) throw error
      console.error(error)
    },
  }
})
