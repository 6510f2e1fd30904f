import answers from '@/lib/i18n/messages/en/answers.json' with { type: 'json' }
import code from '@/lib/i18n/messages/en/code.json' with { type: 'json' }
import coverage from '@/lib/i18n/messages/en/coverage.json' with { type: 'json' }
import interview from '@/lib/i18n/messages/en/interview.json' with { type: 'json' }
import live from '@/lib/i18n/messages/en/live.json' with { type: 'json' }
import protocol from '@/lib/i18n/messages/en/protocol.json' with { type: 'json' }
import rating from '@/lib/i18n/messages/en/rating.json' with { type: 'json' }
import theme from '@/lib/i18n/messages/en/theme.json' with { type: 'json' }
import transcript from '@/lib/i18n/messages/en/transcript.json' with { type: 'json' }
import transcriptImport from '@/lib/i18n/messages/en/transcriptImport.json' with { type: 'json' }
import { draftedProtocol } from './fixtures'
import { dashboard, type PageRow } from './page-row'

const sample = '/interviews/0199b5a0-1ed6-7000-8000-000000000103'

const goingOn = '/interviews/0199b5a0-1ed6-7000-8000-000000000104'

const published = '/interviews/0199b5a0-1ed6-7000-8000-000000000101'

const starter = '/protocols/retirement-interview'

/** Interviews, and what they are held by and read for. */
export const interviewRows: readonly PageRow[] = [
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
    ['interview.read', 'theme.read', 'transcript.read', 'preference.read'],
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
]
