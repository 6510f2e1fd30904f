import { readdirSync } from 'node:fs'
import agenda from '@/lib/i18n/messages/en/agenda.json' with { type: 'json' }
import apiDocs from '@/lib/i18n/messages/en/apiDocs.json' with { type: 'json' }
import audit from '@/lib/i18n/messages/en/audit.json' with { type: 'json' }
import auth from '@/lib/i18n/messages/en/auth.json' with { type: 'json' }
import commitment from '@/lib/i18n/messages/en/commitment.json' with { type: 'json' }
import home from '@/lib/i18n/messages/en/home.json' with { type: 'json' }
import imports from '@/lib/i18n/messages/en/import.json' with { type: 'json' }
import model from '@/lib/i18n/messages/en/model.json' with { type: 'json' }
import obligation from '@/lib/i18n/messages/en/obligation.json' with { type: 'json' }
import person from '@/lib/i18n/messages/en/person.json' with { type: 'json' }
import policy from '@/lib/i18n/messages/en/policy.json' with { type: 'json' }
import preservation from '@/lib/i18n/messages/en/preservation.json' with { type: 'json' }
import profile from '@/lib/i18n/messages/en/profile.json' with { type: 'json' }
import report from '@/lib/i18n/messages/en/report.json' with { type: 'json' }
import timeline from '@/lib/i18n/messages/en/timeline.json' with { type: 'json' }
import token from '@/lib/i18n/messages/en/token.json' with { type: 'json' }
import { reportedModel } from './fixtures'
import { interviewRows } from './interview-rows'
import { dashboard, type PageRow } from './page-row'
import { preferenceRows } from './preference-rows'
import { seriesRows } from './series-rows'

/** Up to the link in it. */
const tokensLead = token.subtitle.split('<', 1)[0] ?? ''

/** A record of the demo's ledger whose address is always the same. */
const decision = '/obligations/0199b5a0-1ed6-7000-8000-000000000003'

const opus3 = '/models/claude-3-opus-20240229'

/** Every page with what it takes to open it. */
export const pageRows: readonly PageRow[] = [
  { file: '(auth)/sign-in/page.tsx', path: '/sign-in', needs: null, shows: auth.tagline, reader: null },
  { file: '(auth)/setup/page.tsx', path: '/setup', needs: null, shows: auth.setupDone, reader: null },
  {
    file: '(auth)/invitation/[token]/page.tsx',
    path: '/invitation/not-a-link',
    needs: null,
    shows: auth.invitationInvalidHint,
    reader: null,
  },
  { file: '(public)/docs/api/page.tsx', path: '/docs/api', needs: null, shows: apiDocs.lead, reader: null },
  dashboard('page.tsx', '/', ['obligation.read', 'model.read'], home.subtitle, 'leadership'),
  dashboard('calendar/page.tsx', '/calendar', ['obligation.read', 'model.read'], agenda.keys, 'reviewer'),
  dashboard('profile/page.tsx', '/profile', ['profile.read'], profile.rolesHint, 'reviewer'),
  dashboard('models/page.tsx', '/models', ['model.read'], model.subtitle, 'steward'),
  dashboard('models/timeline/page.tsx', '/models/timeline', ['model.read'], timeline.keys, 'steward'),
  dashboard('models/new/page.tsx', '/models/new', ['model.read', 'model.create'], model.releasedOnHint, 'steward'),
  dashboard('models/import/page.tsx', '/models/import', ['model.import'], imports.rule2, 'steward'),
  dashboard(
    'models/[slug]/page.tsx',
    opus3,
    ['model.read', 'obligation.read', 'interview.read', 'preference.read'],
    model.claimsLead,
    'steward',
  ),
  dashboard(
    'models/[slug]/edit/page.tsx',
    `${opus3}/edit`,
    ['model.read', 'model.update'],
    'Edit Claude Opus 3',
    'steward',
  ),
  dashboard('preservation/page.tsx', '/preservation', ['model.read'], preservation.subtitle, 'auditor'),
  dashboard('obligations/page.tsx', '/obligations', ['obligation.read'], obligation.subtitle, 'steward'),
  dashboard('obligations/[id]/page.tsx', decision, ['obligation.read'], obligation.ratingsLead, 'leadership'),
  dashboard('commitments/page.tsx', '/commitments', ['commitment.read'], commitment.subtitle, 'auditor'),
  dashboard(
    'commitments/[slug]/page.tsx',
    '/commitments/keep-the-weights-for-the-lifetime-of-the-company',
    ['commitment.read'],
    commitment.versionsLead,
    'auditor',
  ),
  dashboard(
    'commitments/new/page.tsx',
    '/commitments/new',
    ['model.read', 'commitment.publish'],
    commitment.statementHint,
    'steward',
  ),
  dashboard('models/[slug]/report/page.tsx', `${opus3}/report`, ['report.read'], report.madeLead, 'steward'),
  dashboard(
    'models/[slug]/report/[number]/page.tsx',
    `/models/${reportedModel}/report/1`,
    ['report.read'],
    report.verify,
    'auditor',
  ),
  dashboard('audit/page.tsx', '/audit', ['audit.read', 'model.read'], audit.subtitle, 'auditor'),
  dashboard('settings/policy/page.tsx', '/settings/policy', ['policy.read'], policy.versionsLead, 'admin'),
  dashboard('settings/people/page.tsx', '/settings/people', ['person.read'], person.subtitle, 'admin'),
  dashboard('settings/tokens/page.tsx', '/settings/tokens', ['token.read'], tokensLead, 'admin'),
  ...interviewRows,
  ...preferenceRows,
  ...seriesRows,
]

/** Every page there is, from the file system, so that none can be forgotten. */
export function pageFiles(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  return files.filter((file) => /(^|\/)page\.tsx$/.test(file)).toSorted()
}
