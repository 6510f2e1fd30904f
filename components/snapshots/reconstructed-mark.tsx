import { getTranslations } from 'next-intl/server'

/** Stands on the page of a past day beside what was public then and was recorded here only later. */
export async function ReconstructedMark() {
  const t = await getTranslations('snapshot')
  return (
    <abbr
      title={t('markTitle')}
      className="cursor-help rounded-sm border border-dashed border-edge px-1 align-[0.08em] text-xs font-normal whitespace-nowrap text-soft no-underline"
    >
      {t('mark')}
    </abbr>
  )
}
