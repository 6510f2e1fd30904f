import 'server-only'
import { operation } from '@/lib/auth/operation'
import { partReceipt } from '@/lib/model-parts/schema'
import { moveOverride, proposeOverride } from './commands'
import { moveOverrideInput, type OverrideMove, proposeOverrideInput } from './schema'

const move = (name: OverrideMove) =>
  operation({
    on: 'record',
    permission: `retirementOverride.${name}`,
    input: moveOverrideInput,
    output: partReceipt,
    command: (context, input) => moveOverride(context, name, input),
  })

export const retirementOverrideOperations = {
  'retirementOverride.propose': operation({
    on: 'collection',
    permission: 'retirementOverride.propose',
    input: proposeOverrideInput,
    output: partReceipt,
    command: proposeOverride,
  }),
  'retirementOverride.confirm': move('confirm'),
  'retirementOverride.decline': move('decline'),
  'retirementOverride.withdraw': move('withdraw'),
} as const
