import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createAddress, endAddress } from './commands'
import { addressReceipt, createAddressInput, endAddressInput, endedAddress } from './schema'

/** Not `calendar.read`, which an address itself holds: whoever got hold of one could make others of it. */
export const calendarOperations = {
  'calendar.createAddress': operation({
    on: 'collection',
    permission: 'profile.update',
    input: createAddressInput,
    output: addressReceipt,
    command: createAddress,
  }),
  'calendar.endAddress': operation({
    on: 'record',
    permission: 'profile.update',
    input: endAddressInput,
    output: endedAddress,
    command: endAddress,
  }),
} as const
