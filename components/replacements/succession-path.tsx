import { getTranslations } from 'next-intl/server'
import { StageBadge } from '@/components/models/stage-badge'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import type { WholeModel } from '@/lib/models/queries'

type Succession = NonNullable<WholeModel['succession']>

/** From successor to successor until a model that is still in service, or the statement that there is none. */
export async function SuccessionPath({ succession }: { readonly succession: Succession }) {
  const t = await getTranslations('replacement')
  return (
    <div className="mb-4">
      <ol aria-label={t('path')} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {succession.steps.map((step) => (
          <li key={step.reference} className="flex min-w-0 items-center gap-3">
            <Icon name="arrowRight" className="text-faint" />
            <Stop step={step} />
          </li>
        ))}
      </ol>
      {succession.end !== 'alive' && (
        <p className="mt-2">
          <Badge tone="caution" shape="triangle">
            <span className="whitespace-normal">{t(`end_${succession.end}`)}</span>
          </Badge>
        </p>
      )}
    </div>
  )
}

async function Stop({ step: { reference, successor } }: { readonly step: Succession['steps'][number] }) {
  const t = await getTranslations('model')
  if (!successor) {
    return (
      <span className="min-w-0">
        <code className="font-mono text-xs break-all">{reference}</code>{' '}
        <span className="text-xs text-faint">{t('notOnRecord')}</span>
      </span>
    )
  }
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2.5">
      <a className="link" href={`/models/${successor.slug}`}>
        {successor.displayName}
      </a>
      <StageBadge stage={successor.stage} />
    </span>
  )
}
