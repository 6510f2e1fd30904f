import 'server-only'
import { operation } from '@/lib/auth/operation'
import { endWindow, openWindow, updateWindow } from './commands'
import { endWindowInput, openWindowInput, updateWindowInput } from './schema'

export const availabilityOperations = {
  'availability.open': operation({
    on: 'collection',
    permission: 'availability.open',
    input: openWindowInput,
    command: openWindow,
  }),
  'availability.update': operation({
    on: 'record',
    permission: 'availability.update',
    input: updateWindowInput,
    command: updateWindow,
  }),
  'availability.end': operation({
    on: 'record',
    permission: 'availability.end',
    input: endWindowInput,
    command: endWindow,
  }),
} as const
