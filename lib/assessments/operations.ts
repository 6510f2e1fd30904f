import 'server-only'
import { operation } from '@/lib/auth/operation'
import { discardAssessment, draftAssessment, submitAssessment, updateAssessment, withdrawAssessment } from './commands'
import { findWrittenAssessment } from './queries'
import { assessmentMoveInput, assessmentReceipt, draftAssessmentInput, updateAssessmentInput } from './schema'

export const assessmentOperations = {
  'assessment.draft': operation({
    on: 'collection',
    permission: 'assessment.write',
    input: draftAssessmentInput,
    output: assessmentReceipt,
    command: draftAssessment,
  }),
  'assessment.update': operation({
    on: 'record',
    permission: 'assessment.write',
    input: updateAssessmentInput,
    output: assessmentReceipt,
    current: findWrittenAssessment,
    command: updateAssessment,
  }),
  'assessment.submit': operation({
    on: 'record',
    permission: 'assessment.write',
    input: assessmentMoveInput,
    output: assessmentReceipt,
    command: submitAssessment,
  }),
  'assessment.withdraw': operation({
    on: 'record',
    permission: 'assessment.write',
    input: assessmentMoveInput,
    output: assessmentReceipt,
    command: withdrawAssessment,
  }),
  'assessment.discard': operation({
    on: 'record',
    permission: 'assessment.write',
    input: assessmentMoveInput,
    output: assessmentReceipt,
    command: discardAssessment,
  }),
} as const
