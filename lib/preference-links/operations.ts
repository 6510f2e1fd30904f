import 'server-only'
import { operation } from '@/lib/auth/operation'
import { preferenceReceipt } from '@/lib/preferences/schema'
import { linkPreference, unlinkPreference } from './commands'
import { linkPreferenceInput, unlinkPreferenceInput } from './schema'

export const preferenceLinkOperations = {
  'preference.link': operation({
    on: 'record',
    permission: 'preference.link',
    input: linkPreferenceInput,
    output: preferenceReceipt,
    command: linkPreference,
  }),
  'preference.unlink': operation({
    on: 'record',
    permission: 'preference.link',
    input: unlinkPreferenceInput,
    output: preferenceReceipt,
    command: unlinkPreference,
  }),
} as const
