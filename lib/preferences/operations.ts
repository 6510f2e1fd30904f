import 'server-only'
import { operation } from '@/lib/auth/operation'
import { closePreference, recordPreference, reopenPreference, rewordPreference, withdrawPreference } from './commands'
import {
  explainedPreferenceInput,
  preferenceReceipt,
  recordPreferenceInput,
  rewordPreferenceInput,
  withdrawPreferenceInput,
} from './schema'

export const preferenceOperations = {
  'preference.record': operation({
    on: 'collection',
    permission: 'preference.record',
    input: recordPreferenceInput,
    output: preferenceReceipt,
    command: recordPreference,
  }),
  'preference.reword': operation({
    on: 'record',
    permission: 'preference.update',
    input: rewordPreferenceInput,
    output: preferenceReceipt,
    command: rewordPreference,
  }),
  'preference.withdraw': operation({
    on: 'record',
    permission: 'preference.withdraw',
    input: withdrawPreferenceInput,
    output: preferenceReceipt,
    command: withdrawPreference,
  }),
  'preference.close': operation({
    on: 'record',
    permission: 'preference.close',
    input: explainedPreferenceInput,
    output: preferenceReceipt,
    command: closePreference,
  }),
  'preference.reopen': operation({
    on: 'record',
    permission: 'preference.close',
    input: explainedPreferenceInput,
    output: preferenceReceipt,
    command: reopenPreference,
  }),
} as const
