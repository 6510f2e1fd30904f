import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { MENU_ITEM, Menu, MenuLink } from '@/components/ui/menu'
import type { Locale } from '@/lib/i18n/locale'
import { LOCALES } from '@/lib/i18n/locale'
import { THEMES, type Theme } from '@/lib/i18n/theme'

type SaveChoice = (data: FormData) => Promise<void>

type UserMenuProps = {
  readonly name: string
  readonly email: string
  readonly profileHref: string
  readonly theme: Theme
  /** Server actions that set the cookie; they get `theme` or `locale`. */
  readonly saveTheme: SaveChoice
  readonly saveLocale: SaveChoice
  /** A form with one button of class `MENU_ITEM`, because signing out is a POST. */
  readonly signOut: ReactNode
}

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', ja: '日本語' }

export async function UserMenu({ name, email, profileHref, theme, saveTheme, saveLocale, signOut }: UserMenuProps) {
  const [t, locale] = [await getTranslations('shell'), await getLocale()]
  const themeLabels = { system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') }
  const themes = THEMES.map((value) => ({ value, label: themeLabels[value] }))
  const languages = LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))
  return (
    <Menu
      id="account-menu"
      label={t('account', { name })}
      trigger={<Person name={name} email={email} />}
      triggerClassName="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover"
    >
      <div className="w-56">
        <MenuLink href={profileHref}>
          <Icon name="people" className="text-faint" />
          {t('profile')}
        </MenuLink>
        <Choice title={t('theme')} name="theme" current={theme} options={themes} save={saveTheme} />
        <Choice title={t('language')} name="locale" current={locale} options={languages} save={saveLocale} />
        <div className="mt-1.5 border-t border-line pt-1.5">{signOut}</div>
      </div>
    </Menu>
  )
}

function Person({ name, email }: { name: string; email: string }) {
  return (
    <>
      <span
        aria-hidden="true"
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-wash text-xs font-medium text-accent"
      >
        {[...name][0]}
      </span>
      <span className="min-w-0 grow leading-tight">
        <span className="block truncate">{name}</span>
        <span className="block truncate text-xs text-faint">{email}</span>
      </span>
      <Icon name="chevronDown" size={14} className="text-faint" />
    </>
  )
}

type ChoiceProps = {
  readonly title: string
  readonly name: string
  readonly current: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[]
  readonly save: SaveChoice
}

function Choice({ title, name, current, options, save }: ChoiceProps) {
  return (
    <form action={save} className="mt-1.5 border-t border-line pt-1.5">
      <fieldset>
        <legend className="px-2.5 py-1 text-xs text-faint">{title}</legend>
        {options.map((option) => (
          <button
            key={option.value}
            type="submit"
            name={name}
            value={option.value}
            {...(option.lang ? { lang: option.lang } : {})}
            aria-pressed={option.value === current}
            className={`${MENU_ITEM} justify-between ${option.lang ? 'own-name' : ''}`}
          >
            {option.label}
            {option.value === current && <Icon name="check" className="text-accent" />}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
