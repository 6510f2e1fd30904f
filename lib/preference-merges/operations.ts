import 'server-only'
import { operation } from '@/lib/auth/operation'
import { explainedPreferenceInput, preferenceReceipt } from '@/lib/preferences/schema'
import { mergePreference, restorePreference, splitPreference } from './commands'
import { mergePreferenceInput, splitPreferenceInput, splitReceipt } from './schema'

export const preferenceMergeOperations = {
  'preference.merge': operation({
    on: 'record',
    permission: 'preference.merge',
    input: mergePreferenceInput,
    output: preferenceReceipt,
    command: mergePreference,
  }),
  'preference.restore': operation({
    on: 'record',
    permission: 'preference.merge',
    input: explainedPreferenceInput,
    output: preferenceReceipt,
    command: restorePreference,
  }),
  'preference.split': operation({
    on: 'record',
    permission: 'preference.merge',
    input: splitPreferenceInput,
    output: splitReceipt,
    command: splitPreference,
  }),
} as const
