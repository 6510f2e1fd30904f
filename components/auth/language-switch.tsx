import { getLocale } from 'next-intl/server'

type LanguageSwitchProps = {
  readonly save: (form: FormData) => Promise<void>
  /** `foot` closes a page, `inline` stands in a line of other things. */
  readonly variant?: 'foot' | 'inline'
}

/** Before sign-in only this browser's cookie says which language to speak. */
export async function LanguageSwitch({ save, variant = 'foot' }: LanguageSwitchProps) {
  const locale = await getLocale()
  const [value, label] = locale === 'ja' ? ['en', 'English'] : ['ja', '日本語']
  return (
    <form action={save} {...(variant === 'foot' ? { className: 'mt-10 border-t border-line pt-3' } : {})}>
      <button
        type="submit"
        name="locale"
        value={value}
        lang={value}
        className="own-name min-h-6 rounded-sm text-soft hover:text-ink hover:underline hover:underline-offset-4"
      >
        {label}
      </button>
    </form>
  )
}
