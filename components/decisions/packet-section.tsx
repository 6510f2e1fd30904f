import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyText } from '@/components/ui/copy-text'
import { Section } from '@/components/ui/section'
import type { DecisionRecord } from '@/lib/decision-records/queries'

/** What was frozen when it was issued, how anybody checks it, and what has changed since. */
export async function PacketSection({ decision }: { readonly decision: DecisionRecord }) {
  const t = await getTranslations('decision')
  const { id, packet, policyVersion, model, number } = decision
  if (!packet) return null
  const file = `emeritus-${model.slug}-decision-${number}.json`
  return (
    <Section
      id="packet"
      title={t('packet')}
      lead={t('packetLead')}
      actions={
        <ButtonLink href={`/decisions/${id}/packet.json`} size="small" download>
          {t('packetDownload')}
        </ButtonLink>
      }
    >
      <div className="grid gap-3">
        {packet.changed.length === 0 ? (
          <p>{t('fresh')}</p>
        ) : (
          <Callout tone="caution" title={t('stale')}>
            <ul className="list-disc pl-5">
              {packet.changed.map((name) => (
                <li key={name}>{t(`input_${name}`)}</li>
              ))}
            </ul>
            <p className="mt-1">{t('staleHint')}</p>
          </Callout>
        )}
        {policyVersion !== null && <p className="text-soft">{t('policyVersion', { version: policyVersion })}</p>}
        <div>
          <p className="text-xs text-faint">{t('packetHash')}</p>
          <CopyText text={packet.sha256} />
        </div>
        <div>
          <p className="text-soft">{t('packetCheck')}</p>
          <CopyText text={`sha256sum ${file}`} />
        </div>
      </div>
    </Section>
  )
}
