import 'server-only'
import { operation } from '@/lib/auth/operation'
import { interviewReceipt } from '@/lib/interviews/schema'
import { clearStance, setStance } from './commands'
import { clearStanceInput, setStanceInput } from './schema'

export const stanceOperations = {
  'stance.set': operation({
    on: 'record',
    permission: 'stance.set',
    input: setStanceInput,
    output: interviewReceipt,
    command: setStance,
  }),
  'stance.clear': operation({
    on: 'record',
    permission: 'stance.set',
    input: clearStanceInput,
    output: interviewReceipt,
    command: clearStance,
  }),
} as const
