import 'server-only'
import { operation } from '@/lib/auth/operation'
import {
  commitmentReceipt,
  publishCommitmentInput,
  reviseCommitmentInput,
  withdrawCommitmentInput,
} from '@/lib/commitments/schema'
import { publishCommitment, reviseCommitment, withdrawCommitment } from './commands'

export const commitmentOperations = {
  'commitment.publish': operation({
    on: 'collection',
    permission: 'commitment.publish',
    input: publishCommitmentInput,
    output: commitmentReceipt,
    command: publishCommitment,
  }),
  'commitment.revise': operation({
    on: 'record',
    permission: 'commitment.publish',
    input: reviseCommitmentInput,
    output: commitmentReceipt,
    command: reviseCommitment,
  }),
  'commitment.withdraw': operation({
    on: 'record',
    permission: 'commitment.publish',
    input: withdrawCommitmentInput,
    output: commitmentReceipt,
    command: withdrawCommitment,
  }),
} as const
