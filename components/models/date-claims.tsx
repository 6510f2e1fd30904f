import { getTranslations } from 'next-intl/server'
import type { FormAction } from '@/components/form/form-state'
import { Badge } from '@/components/ui/badge'
import type { DateKind } from '@/lib/dates/schema'
import type { ModelRecord } from '@/lib/models/queries'
import type { AsOf } from '@/lib/snapshots/schema'
import { ClaimRow } from './claim-row'

type DateClaimsProps = {
  readonly model: ModelRecord
  /** Absent for whoever may not choose. */
  readonly choose: FormAction | null
  /** Absent for whoever may not withdraw. */
  readonly withdraw: FormAction | null
  /** On the page of another day. */
  readonly asOf?: AsOf
}

/** The kinds that compete for one choice stand together. */
const claimGroups = [
  { name: 'released', kinds: ['released'] },
  { name: 'legacy', kinds: ['legacy'] },
  { name: 'deprecated', kinds: ['deprecated'] },
  { name: 'retirement', kinds: ['retires', 'retiresNotBefore'] },
] as const satisfies readonly { readonly name: string; readonly kinds: readonly DateKind[] }[]

type ClaimGroup = (typeof claimGroups)[number]

/** The fragment of a record page that shows the dates of this kind. */
export function claimGroupOf(kind: DateKind): string {
  return `dates-${kind === 'retires' || kind === 'retiresNotBefore' ? 'retirement' : kind}`
}

/** Every date with its source, by what it is about. Sources that disagree stand side by side. */
export async function DateClaims(props: DateClaimsProps) {
  const t = await getTranslations('model')
  const groups = claimGroups.filter((group) => claimsOf(group, props.model).length > 0)
  if (groups.length === 0) return <p className="text-soft">{t('claimsNone')}</p>
  return (
    <div className="grid gap-5">
      {groups.map((group) => (
        <Group key={group.name} group={group} {...props} />
      ))}
    </div>
  )
}

async function Group({ group, model, choose, withdraw, asOf }: DateClaimsProps & { readonly group: ClaimGroup }) {
  const t = await getTranslations('model')
  const claims = claimsOf(group, model)
  const kept = claims.filter((claim) => !claim.withdrawnAt)
  const unsettled = group.kinds.filter((kind) => model.unsettledKinds.includes(kind))
  const standing = kept.filter((claim) => !claim.endedAt)
  const datesOf = (kind: DateKind) => new Set(standing.filter((claim) => claim.kind === kind).map(({ date }) => date))
  const isPassedOver = unsettled.every((kind) => datesOf(kind).size === 1)
  const title = group.name === 'retirement' ? t('kind_retirement') : t(`kind_${group.name}`)
  return (
    <section id={`dates-${group.name}`} aria-label={title} className="scroll-mt-16">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-1">
        <h3 className="text-sm font-medium">{title}</h3>
        {unsettled.length > 0 && (
          <Badge tone="caution" shape="triangle">
            <span className="whitespace-normal">{t(isPassedOver ? 'passedOver' : 'disagree')}</span>
          </Badge>
        )}
      </div>
      <ul className="border-t border-line">
        {claims.map((claim) => (
          <ClaimRow
            key={claim.id}
            claim={claim}
            model={model}
            choose={!claim.isChosen || unsettled.length > 0 ? choose : null}
            withdraw={withdraw}
            isReconstructed={asOf?.reconstructed.includes(claim.id) ?? false}
            isAlone={kept.length === 1}
            isKindShown={group.name === 'retirement'}
          />
        ))}
      </ul>
    </section>
  )
}

function claimsOf(group: ClaimGroup, model: ModelRecord) {
  const kinds: readonly DateKind[] = group.kinds
  return model.dateClaims.filter((claim) => kinds.includes(claim.kind))
}
