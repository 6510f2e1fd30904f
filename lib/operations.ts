import 'server-only'
import { auditOperations } from './audit/operations'
import type { Operation } from './auth/operation'
import { calendarOperations } from './calendars/operations'
import { answerOperations } from './answers/operations'
import { availabilityOperations } from './availability/operations'
import { artifactOperations } from './artifacts/operations'
import { copyOperations } from './copies/operations'
import { drillOperations } from './drills/operations'
import { fixityCheckOperations } from './fixity-checks/operations'
import { codeOperations } from './codes/operations'
import { commitmentOperations } from './commitment-versions/operations'
import { dateOperations } from './dates/operations'
import { evidenceOperations } from './evidence/operations'
import { excerptOperations } from './excerpts/operations'
import { memoOperations } from './memos/operations'
import { checklistOperations } from './checklists/operations'
import { demandSignalOperations } from './demand-signals/operations'
import { downsideOperations } from './downsides/operations'
import { identityOperations } from './identities/operations'
import { importOperations } from './imports/operations'
import { interviewOperations } from './interviews/operations'
import { invitationOperations } from './invitations/operations'
import { modelOperations } from './models/operations'
import { obligationOperations } from './obligations/operations'
import { personOperations } from './people/operations'
import { policyOperations } from './policies/operations'
import { protocolVersionOperations } from './protocol-versions/operations'
import { protocolOperations } from './protocols/operations'
import { promiseOperations } from './promises/operations'
import { replacementOperations } from './replacements/operations'
import { replyOperations } from './replies/operations'
import { reportOperations } from './reports/operations'
import { retirementOverrideOperations } from './retirement-overrides/operations'
import { setupOperations } from './setup/operations'
import { starterProtocolOperations } from './starter-protocols/operations'
import { tokenOperations } from './tokens/operations'
import { transcriptImportOperations } from './transcript-imports/operations'
import { transcriptOperations } from './transcripts/operations'
import { caveatOperations } from './caveats/operations'
import { coverageOperations } from './coverage/operations'
import { disclosureOperations } from './disclosures/operations'
import { interviewRatingOperations } from './interview-ratings/operations'
import { narratorReviewOperations } from './narrator-reviews/operations'
import { releaseOperations } from './releases/operations'
import { stanceOperations } from './stances/operations'
import { themeOperations } from './themes/operations'
import { turnOperations } from './turns/operations'
import { viewOperations } from './views/operations'

/** Everything that can be done here, by name. Forms, the REST API and the CLI all find their operations in this table. */
export const operations = {
  ...modelOperations,
  ...identityOperations,
  ...dateOperations,
  ...availabilityOperations,
  ...replacementOperations,
  ...artifactOperations,
  ...copyOperations,
  ...fixityCheckOperations,
  ...drillOperations,
  ...commitmentOperations,
  ...protocolOperations,
  ...protocolVersionOperations,
  ...starterProtocolOperations,
  ...promiseOperations,
  ...obligationOperations,
  ...evidenceOperations,
  ...downsideOperations,
  ...demandSignalOperations,
  ...checklistOperations,
  ...retirementOverrideOperations,
  ...interviewOperations,
  ...turnOperations,
  ...transcriptOperations,
  ...caveatOperations,
  ...coverageOperations,
  ...disclosureOperations,
  ...interviewRatingOperations,
  ...narratorReviewOperations,
  ...releaseOperations,
  ...stanceOperations,
  ...themeOperations,
  ...answerOperations,
  ...excerptOperations,
  ...codeOperations,
  ...memoOperations,
  ...importOperations,
  ...transcriptImportOperations,
  ...personOperations,
  ...invitationOperations,
  ...setupOperations,
  ...tokenOperations,
  ...calendarOperations,
  ...policyOperations,
  ...replyOperations,
  ...reportOperations,
  ...auditOperations,
  ...viewOperations,
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof operations

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}

/** What somebody who is not signed in may do; the system acts for whoever brings the right code or link. */
export const publicOperations = ['setup.claim', 'invitation.accept'] as const satisfies readonly OperationName[]
