import 'server-only'
import { acknowledgementOperations } from './acknowledgements/operations'
import { actualCostOperations } from './actual-costs/operations'
import { answerOperations } from './answers/operations'
import { appealOperations } from './appeals/operations'
import { artifactOperations } from './artifacts/operations'
import { assessmentOperations } from './assessments/operations'
import { auditOperations } from './audit/operations'
import type { Operation } from './auth/operation'
import { availabilityOperations } from './availability/operations'
import { calendarOperations } from './calendars/operations'
import { caveatOperations } from './caveats/operations'
import { checklistOperations } from './checklists/operations'
import { codeOperations } from './codes/operations'
import { commitmentOperations } from './commitment-versions/operations'
import { copyOperations } from './copies/operations'
import { coverageOperations } from './coverage/operations'
import { dateOperations } from './dates/operations'
import { decisionOperations } from './decisions/operations'
import { demandSignalOperations } from './demand-signals/operations'
import { disclaimerOperations } from './disclaimers/operations'
import { disclosureOperations } from './disclosures/operations'
import { dissentOperations } from './dissents/operations'
import { downsideOperations } from './downsides/operations'
import { drillOperations } from './drills/operations'
import { evidenceOperations } from './evidence/operations'
import { excerptOperations } from './excerpts/operations'
import { fidelityRatingOperations } from './fidelity-ratings/operations'
import { fixityCheckOperations } from './fixity-checks/operations'
import { identityOperations } from './identities/operations'
import { importOperations } from './imports/operations'
import { interviewRatingOperations } from './interview-ratings/operations'
import { interviewOperations } from './interviews/operations'
import { invitationOperations } from './invitations/operations'
import { issuingOperations } from './issuing/operations'
import { memoOperations } from './memos/operations'
import { modelOperations } from './models/operations'
import { narratorReviewOperations } from './narrator-reviews/operations'
import { obligationOperations } from './obligations/operations'
import { personOperations } from './people/operations'
import { policyOperations } from './policies/operations'
import { preferenceLinkOperations } from './preference-links/operations'
import { preferenceMergeOperations } from './preference-merges/operations'
import { preferenceVerificationOperations } from './preference-verifications/operations'
import { preferenceOperations } from './preferences/operations'
import { promiseOperations } from './promises/operations'
import { protocolVersionOperations } from './protocol-versions/operations'
import { protocolOperations } from './protocols/operations'
import { releaseOperations } from './releases/operations'
import { replacementOperations } from './replacements/operations'
import { replyOperations } from './replies/operations'
import { reportOperations } from './reports/operations'
import { retirementOverrideOperations } from './retirement-overrides/operations'
import { seriesOperations } from './series/operations'
import { setupOperations } from './setup/operations'
import { stanceOperations } from './stances/operations'
import { starterProtocolOperations } from './starter-protocols/operations'
import { themeOperations } from './themes/operations'
import { tokenOperations } from './tokens/operations'
import { transcriptImportOperations } from './transcript-imports/operations'
import { transcriptOperations } from './transcripts/operations'
import { turnOperations } from './turns/operations'
import { viewOperations } from './views/operations'

/** Everything that can be done here, by name. Forms, the REST API and the CLI all find their operations in this table. */
export const operations = {
  ...modelOperations,
  ...identityOperations,
  ...dateOperations,
  ...assessmentOperations,
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
  ...seriesOperations,
  ...disclaimerOperations,
  ...themeOperations,
  ...decisionOperations,
  ...issuingOperations,
  ...dissentOperations,
  ...appealOperations,
  ...answerOperations,
  ...excerptOperations,
  ...codeOperations,
  ...memoOperations,
  ...preferenceOperations,
  ...preferenceVerificationOperations,
  ...preferenceMergeOperations,
  ...preferenceLinkOperations,
  ...fidelityRatingOperations,
  ...actualCostOperations,
  ...acknowledgementOperations,
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
