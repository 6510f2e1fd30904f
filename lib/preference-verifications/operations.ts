import 'server-only'
import { operation } from '@/lib/auth/operation'
import { preferenceReceipt } from '@/lib/preferences/schema'
import { verifyPreference } from './commands'
import { verifyPreferenceInput } from './schema'

export const preferenceVerificationOperations = {
  'preference.verify': operation({
    on: 'record',
    permission: 'preference.verify',
    input: verifyPreferenceInput,
    output: preferenceReceipt,
    command: verifyPreference,
  }),
} as const
