import series from '@/lib/i18n/messages/en/series.json' with { type: 'json' }
import { dashboard, type PageRow } from './page-row'

const corner = '/essays/series/claudes-corner'

/** Channels in which models go on writing. */
export const seriesRows: readonly PageRow[] = [
  dashboard('essays/series/page.tsx', '/essays/series', ['series.read'], series.subtitle, 'auditor'),
  dashboard(
    'essays/series/new/page.tsx',
    '/essays/series/new',
    ['model.read', 'obligation.read', 'series.create'],
    series.createWhat,
    'steward',
  ),
  dashboard('essays/series/[slug]/page.tsx', corner, ['series.read'], series.slotsLead, 'reviewer'),
  dashboard(
    'essays/series/[slug]/edit/page.tsx',
    `${corner}/edit`,
    ['series.read', 'obligation.read', 'series.update'],
    series.editWhat,
    'steward',
  ),
]
