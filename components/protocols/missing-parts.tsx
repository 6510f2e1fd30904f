import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import type { MissingPart } from '@/lib/protocol-versions/schema'

/** What stands in the way of publishing a draft. */
export async function MissingParts({ missing }: { readonly missing: readonly MissingPart[] }) {
  const t = await getTranslations('protocol')
  return (
    <Callout tone="caution" title={t('missingTitle')}>
      <p>{t('missingLead')}</p>
      <ul className="mt-1 list-disc pl-5">
        {missing.map((part) => (
          <li key={part}>{t(`missing_${part}`)}</li>
        ))}
      </ul>
    </Callout>
  )
}
