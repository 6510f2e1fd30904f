import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Instant } from '@/components/ui/time'
import type { DecisionRecord } from '@/lib/decision-records/queries'

/** Who decided and cosigned, each with what they have at stake in it, as they state it. */
export async function SignaturesSection({ decision }: { readonly decision: DecisionRecord }) {
  const t = await getTranslations('decision')
  const { decider, deciderConflict, cosigner, cosignerConflict, cosignNote, state, issuedAt } = decision
  const { proposedAt, cosignedAt, authority } = decision
  const role = issuedAt ? t('decidedBy') : state === 'proposed' ? t('proposedBy') : t('draftedBy')
  const band = t(`band_${authority.band ?? 'none'}`)
  return (
    <Section
      id="signatures"
      title={t('signatures')}
      lead={t('authorityNow', { band, authority: t(`authority_${authority.authority}`) })}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Signature role={role} name={decider} conflict={deciderConflict} at={proposedAt ?? issuedAt} />
        {cosigner && (
          <Signature
            role={t('cosignedBy')}
            name={cosigner}
            conflict={cosignerConflict}
            at={cosignedAt}
            note={cosignNote}
          />
        )}
      </div>
    </Section>
  )
}

type SignatureProps = {
  readonly role: string
  readonly name: string
  readonly conflict: string
  readonly at: string | null
  readonly note?: string
}

async function Signature({ role, name, conflict, at, note = '' }: SignatureProps) {
  const t = await getTranslations('decision')
  return (
    <div className="border-l-2 border-line pl-3">
      <p className="text-xs text-faint">{role}</p>
      <p className="font-medium">{name}</p>
      {at && (
        <p className="text-faint">
          <Instant at={new Date(at)} />
        </p>
      )}
      <p className="prose mt-1">
        <span className="text-faint">{t('conflict')}: </span>
        {conflict || t('conflictNone')}
      </p>
      {note && <p className="prose mt-1 whitespace-pre-line">{note}</p>}
    </div>
  )
}
