import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import type { Locale } from './locale'
import { messages } from './messages'

/**
 * Texts for code that runs outside a page: the API, mail, the command line. Throws on a missing text.
 * Pages and components use `getTranslations` of next-intl, which knows the language of the request.
 */
export function translatorFor<const Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: Locale,
  namespace: Namespace,
) {
  return createTranslator<Messages, Namespace>({
    locale,
    namespace,
    messages: messages[locale],
    timeZone: 'UTC',
    onError(error) {
      throw error
    },
  })
}
