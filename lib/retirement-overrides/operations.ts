import 'server-only'
import { operation } from '@/lib/auth/operation'
import { partReceipt } from '@/lib/model-parts/schema'
import { moveOverride, proposeOverride } from './commands'
import { moveOverrideInput, proposeOverrideInput } from './schema'

export const retirementOverrideOperations = {
  'retirementOverride.propose': operation({
    on: 'collection',
    permission: 'retirementOverride.propose',
    input: proposeOverrideInput,
    output: partReceipt,
    command: proposeOverride,
  }),
  'retirementOverride.confirm': operation({
    on: 'record',
    permission: 'retirementOverride.confirm',
    input: moveOverrideInput,
    output: partReceipt,
    command: (context, input) => moveOverride(context, 'confirm', input),
  }),
  'retirementOverride.decline': operation({
    on: 'record',
    permission: 'retirementOverride.decline',
    input: moveOverrideInput,
    output: partReceipt,
    command: (context, input) => moveOverride(context, 'decline', input),
  }),
  'retirementOverride.withdraw': operation({
    on: 'record',
    permission: 'retirementOverride.withdraw',
    input: moveOverrideInput,
    output: partReceipt,
    command: (context, input) => moveOverride(context, 'withdraw', input),
  }),
} as const
