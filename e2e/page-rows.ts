import { readdirSync } from 'node:fs'
import type { Permission, Role } from '@/lib/auth/permissions'
import agenda from '@/lib/i18n/messages/en/agenda.json' with { type: 'json' }
import apiDocs from '@/lib/i18n/messages/en/apiDocs.json' with { type: 'json' }
import audit from '@/lib/i18n/messages/en/audit.json' with { type: 'json' }
import auth from '@/lib/i18n/messages/en/auth.json' with { type: 'json' }
import commitment from '@/lib/i18n/messages/en/commitment.json' with { type: 'json' }
import coverage from '@/lib/i18n/messages/en/coverage.json' with { type: 'json' }
import home from '@/lib/i18n/messages/en/home.json' with { type: 'json' }
import imports from '@/lib/i18n/messages/en/import.json' with { type: 'json' }
import live from '@/lib/i18n/messages/en/live.json' with { type: 'json' }
import model from '@/lib/i18n/messages/en/model.json' with { type: 'json' }
import obligation from '@/lib/i18n/messages/en/obligation.json' with { type: 'json' }
import person from '@/lib/i18n/messages/en/person.json' with { type: 'json' }
import policy from '@/lib/i18n/messages/en/policy.json' with { type: 'json' }
import preservation from '@/lib/i18n/messages/en/preservation.json' with { type: 'json' }
import profile from '@/lib/i18n/messages/en/profile.json' with { type: 'json' }
import protocol from '@/lib/i18n/messages/en/protocol.json' with { type: 'json' }
import rating from '@/lib/i18n/messages/en/rating.json' with { type: 'json' }
import report from '@/lib/i18n/messages/en/report.json' with { type: 'json' }
import answers from '@/lib/i18n/messages/en/answers.json' with { type: 'json' }
import code from '@/lib/i18n/messages/en/code.json' with { type: 'json' }
import interview from '@/lib/i18n/messages/en/interview.json' with { type: 'json' }
import transcript from '@/lib/i18n/messages/en/transcript.json' with { type: 'json' }
import theme from '@/lib/i18n/messages/en/theme.json' with { type: 'json' }
import transcriptImport from '@/lib/i18n/messages/en/transcriptImport.json' with { type: 'json' }
import timeline from '@/lib/i18n/messages/en/timeline.json' with { type: 'json' }
import token from '@/lib/i18n/messages/en/token.json' with { type: 'json' }
import { draftedProtocol, reportedModel } from './fixtures'

export type PageRow = {
  /** Under `app/`. */
  readonly file: string
  /** An address that the demo workspace has. */
  readonly path: string
  /** Every permission it takes; null when nobody has to be signed in. */
  readonly needs: readonly Permission[] | null
  /** Words that stand on this page and on no other. */
  readonly shows: string
  /** Somebody who may open it. */
  readonly reader: Role | null
}

/** Up to the link in it. */
const tokensLead = token.subtitle.split('<', 1)[0] ?? ''

/** A record of the demo's ledger whose address is always the same. */
const decision = '/obligations/0199b5a0-1ed6-7000-8000-000000000003'

const sample = '/interviews/0199b5a0-1ed6-7000-8000-000000000103'

const goingOn = '/interviews/0199b5a0-1ed6-7000-8000-000000000104'

const published = '/interviews/0199b5a0-1ed6-7000-8000-000000000101'
const starter = '/protocols/retirement-interview'

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
    ['model.read', 'obligation.read', 'interview.read'],
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
  dashboard('interviews/page.tsx', '/interviews', ['interview.read'], interview.subtitle, 'leadership'),
  dashboard(
    'interviews/new/page.tsx',
    '/interviews/new',
    ['model.read', 'obligation.read', 'interview.plan'],
    interview.planWhat,
    'steward',
  ),
  dashboard(
    'interviews/[id]/page.tsx',
    sample,
    ['interview.read', 'theme.read', 'transcript.read'],
    interview.demoTitle,
    'steward',
  ),
  dashboard(
    'interviews/coverage/page.tsx',
    '/interviews/coverage',
    ['interview.read', 'model.read'],
    coverage.equitySubtitle,
    'auditor',
  ),
  dashboard(
    'interviews/agreement/page.tsx',
    '/interviews/agreement',
    ['interview.read'],
    rating.agreementSubtitle,
    'reviewer',
  ),
  dashboard('themes/page.tsx', '/themes', ['theme.read'], theme.subtitle, 'auditor'),
  dashboard('themes/new/page.tsx', '/themes/new', ['theme.create'], theme.createWhat, 'steward'),
  dashboard(
    'themes/[slug]/page.tsx',
    '/themes/at-peace-with-its-retirement',
    ['theme.read'],
    theme.modelsLead,
    'reviewer',
  ),
  dashboard(
    'themes/[slug]/edit/page.tsx',
    '/themes/at-peace-with-its-retirement/edit',
    ['theme.read', 'theme.update'],
    theme.editWhat,
    'steward',
  ),
  dashboard(
    'interviews/import/page.tsx',
    '/interviews/import',
    ['model.read', 'obligation.read', 'interview.plan', 'interview.import'],
    transcriptImport.rule3,
    'steward',
  ),
  dashboard(
    'interviews/[id]/edit/page.tsx',
    `${sample}/edit`,
    ['interview.read', 'obligation.read', 'interview.plan'],
    interview.summaryHint,
    'steward',
  ),
  dashboard(
    'interviews/[id]/conduct/page.tsx',
    `${goingOn}/conduct`,
    ['interview.read', 'interview.conduct'],
    interview.wordsHint,
    'steward',
  ),
  dashboard(
    'interviews/[id]/live/page.tsx',
    `${goingOn}/live`,
    ['interview.read', 'interview.conduct'],
    live.wordsHint,
    'steward',
  ),
  dashboard(
    'interviews/[id]/transcript/page.tsx',
    `${published}/transcript`,
    ['interview.read', 'transcript.read'],
    transcript.find,
    'reviewer',
  ),
  dashboard(
    'interviews/compare/page.tsx',
    '/interviews/compare',
    ['interview.read', 'transcript.read'],
    answers.subtitle,
    'leadership',
  ),
  dashboard('codes/page.tsx', '/codes', ['transcript.read'], code.subtitle, 'leadership'),
  dashboard(
    'codes/[id]/page.tsx',
    '/codes/0199b5a0-1ed6-7000-8000-000000000113',
    ['transcript.read'],
    code.noDescription,
    'auditor',
  ),
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
  dashboard('protocols/page.tsx', '/protocols', ['protocol.read'], protocol.subtitle, 'auditor'),
  dashboard('protocols/new/page.tsx', '/protocols/new', ['protocol.draft'], protocol.createWhat, 'steward'),
  dashboard('protocols/[slug]/page.tsx', starter, ['protocol.read'], protocol.versionsLead, 'reviewer'),
  dashboard('protocols/[slug]/[number]/page.tsx', `${starter}/1`, ['protocol.read'], 'proudest of', 'auditor'),
  dashboard(
    'protocols/[slug]/edit/page.tsx',
    `/protocols/${draftedProtocol}/edit`,
    ['protocol.read', 'protocol.update'],
    protocol.editDraftWhat,
    'steward',
  ),
  dashboard(
    'protocols/[slug]/compare/page.tsx',
    `${starter}/compare?from=1&to=2`,
    ['protocol.read'],
    protocol.unchangedShown,
    'auditor',
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
]

/** Every page there is, from the file system, so that none can be forgotten. */
export function pageFiles(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  return files.filter((file) => /(^|\/)page\.tsx$/.test(file)).toSorted()
}

function dashboard(file: string, path: string, needs: readonly Permission[], shows: string, reader: Role): PageRow {
  return { file: `(dashboard)/${file}`, path, needs, shows, reader }
}
