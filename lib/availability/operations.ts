import 'server-only'
import { operation } from '@/lib/auth/operation'
import { endWindow, openWindow, updateWindow } from './commands'
import { endWindowInput, openWindowInput, updateWindowInput, windowReceipt } from './schema'

export const availabilityOperations = {
  'availability.open': operation({
    on: 'collection',
    permission: 'availability.open',
    input: openWindowInput,
    output: windowReceipt,
    command: openWindow,
  }),
  'availability.update': operation({
    on: 'record',
    permission: 'availability.update',
    input: updateWindowInput,
    output: windowReceipt,
    command: updateWindow,
  }),
  'availability.end': operation({
    on: 'record',
    permission: 'availability.end',
    input: endWindowInput,
    output: windowReceipt,
    command: endWindow,
  }),
} as const
