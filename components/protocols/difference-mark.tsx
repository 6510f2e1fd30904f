import { getTranslations } from 'next-intl/server'
import type { Difference } from '@/lib/protocol-comparisons/rules'

const looks = {
  added: ['tone-good', '+'],
  removed: ['tone-bad', '−'],
  moved: ['tone-info', '↕'],
  changed: ['tone-caution', '≠'],
} as const satisfies Record<Difference, readonly [string, string]>

/** How a part differs, in a word, a sign and a colour; nothing where it does not. */
export async function DifferenceMarks({ differences }: { readonly differences: readonly Difference[] }) {
  const t = await getTranslations('protocol')
  return differences.map((difference) => {
    const [tone, sign] = looks[difference]
    return (
      <span key={difference} className={`${tone} inline-flex items-center gap-1.5 text-xs font-medium text-(--tone)`}>
        <span aria-hidden="true" className="inline-flex size-4 items-center justify-center rounded-sm border">
          {sign}
        </span>
        {t(`difference_${difference}`)}
      </span>
    )
  })
}
