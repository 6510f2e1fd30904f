import 'server-only'
import { operation } from '@/lib/auth/operation'
import { interviewReceipt } from '@/lib/interviews/schema'
import { setCoverage } from './commands'
import { setCoverageInput } from './schema'

export const coverageOperations = {
  'coverage.set': operation({
    on: 'record',
    permission: 'coverage.set',
    input: setCoverageInput,
    output: interviewReceipt,
    command: setCoverage,
  }),
} as const
