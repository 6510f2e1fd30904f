import 'server-only'
import { operation } from '@/lib/auth/operation'
import { decisionReceipt } from '@/lib/decisions/schema'
import { recordCost, takeCostBack } from './commands'
import { recordCostInput, takeCostBackInput } from './schema'

export const actualCostOperations = {
  'actualCost.record': operation({
    on: 'record',
    permission: 'actualCost.record',
    input: recordCostInput,
    output: decisionReceipt,
    command: recordCost,
  }),
  'actualCost.takeBack': operation({
    on: 'record',
    permission: 'actualCost.record',
    input: takeCostBackInput,
    output: decisionReceipt,
    command: takeCostBack,
  }),
} as const
