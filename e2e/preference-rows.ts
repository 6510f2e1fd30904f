import assessment from '@/lib/i18n/messages/en/assessment.json' with { type: 'json' }
import decided from '@/lib/i18n/messages/en/decision.json' with { type: 'json' }
import leadership from '@/lib/i18n/messages/en/leadership.json' with { type: 'json' }
import preference from '@/lib/i18n/messages/en/preference.json' with { type: 'json' }
import { dashboard, type PageRow } from './page-row'

/** One that two readers verified and nobody has assessed. */
const asked = '/preferences/0199b5a0-1ed6-7000-8000-000000000203'

/** One that two people assessed and nobody has decided. */
const assessed = '/preferences/0199b5a0-1ed6-7000-8000-000000000202'

const issued = '/decisions/0199b5a0-1ed6-7000-8000-000000000401'

/** What models asked for, what was decided about it, and what leadership sees of it. */
export const preferenceRows: readonly PageRow[] = [
  dashboard(
    'preferences/estimates/page.tsx',
    '/preferences/estimates',
    ['preference.read'],
    assessment.estimatesSubtitle,
    'auditor',
  ),
  dashboard('preferences/page.tsx', '/preferences', ['preference.read', 'theme.read'], preference.subtitle, 'auditor'),
  dashboard(
    'preferences/new/page.tsx',
    '/preferences/new',
    ['model.read', 'theme.read', 'transcript.read', 'preference.record'],
    preference.recordChoose,
    'steward',
  ),
  dashboard('preferences/[id]/page.tsx', asked, ['preference.read'], preference.statementLead, 'reviewer'),
  dashboard(
    'preferences/[id]/reword/page.tsx',
    `${asked}/reword`,
    ['preference.read', 'theme.read', 'transcript.read', 'preference.update'],
    preference.rewordWhat,
    'steward',
  ),
  dashboard(
    'preferences/[id]/assess/page.tsx',
    `${assessed}/assess`,
    ['preference.read', 'assessment.write'],
    assessment.assessWhat,
    'leadership',
  ),
  dashboard(
    'preferences/[id]/sensitivity/page.tsx',
    `${assessed}/sensitivity`,
    ['preference.read'],
    assessment.sureNot,
    'auditor',
  ),
  dashboard(
    'preferences/[id]/decide/page.tsx',
    `${assessed}/decide`,
    ['preference.read', 'decision.draft', 'obligation.read'],
    decided.decideWhat,
    'leadership',
  ),
  dashboard('decisions/page.tsx', '/decisions', ['preference.read'], decided.subtitle, 'auditor'),
  dashboard('decisions/[id]/page.tsx', issued, ['preference.read'], decided.packetLead, 'leadership'),
  dashboard('leadership/page.tsx', '/leadership', ['leadership.read'], leadership.subtitle, 'leadership'),
  dashboard(
    'leadership/[quarter]/page.tsx',
    '/leadership/2026-Q4',
    ['leadership.read'],
    leadership.quarterFiles,
    'auditor',
  ),
]
