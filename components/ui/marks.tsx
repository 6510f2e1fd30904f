import { getTranslations } from 'next-intl/server'

/** Stands beside everything that was made up for the demonstration. */
export async function DemoMark() {
  const t = await getTranslations('common')
  return (
    <abbr
      title={t('demoTitle')}
      className="cursor-help rounded-sm border border-dashed border-edge px-1 align-[0.08em] text-xs text-soft no-underline"
    >
      {t('demo')}
    </abbr>
  )
}
