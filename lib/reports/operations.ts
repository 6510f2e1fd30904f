import 'server-only'
import { operation } from '@/lib/auth/operation'
import { fileReport } from './commands'
import { fileReportInput, reportReceipt } from './schema'

export const reportOperations = {
  'report.file': operation({
    on: 'collection',
    permission: 'report.file',
    input: fileReportInput,
    output: reportReceipt,
    command: fileReport,
  }),
} as const
