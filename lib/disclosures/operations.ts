import 'server-only'
import { operation } from '@/lib/auth/operation'
import { checkDisclosure, recordDisclosure } from './commands'
import { checkDisclosureInput, disclosureReceipt, recordDisclosureInput } from './schema'

export const disclosureOperations = {
  'disclosure.record': operation({
    on: 'collection',
    permission: 'disclosure.record',
    input: recordDisclosureInput,
    output: disclosureReceipt,
    command: recordDisclosure,
  }),
  'disclosure.check': operation({
    on: 'record',
    permission: 'disclosure.check',
    input: checkDisclosureInput,
    output: disclosureReceipt,
    command: checkDisclosure,
  }),
} as const
