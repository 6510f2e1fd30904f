import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createView, removeView, updateView } from './commands'
import { createViewInput, removeViewInput, updateViewInput } from './schema'

export const viewOperations = {
  'view.create': operation({
    on: 'collection',
    permission: 'view.create',
    input: createViewInput,
    command: createView,
  }),
  'view.update': operation({
    on: 'record',
    permission: 'view.update',
    input: updateViewInput,
    command: updateView,
  }),
  'view.remove': operation({
    on: 'record',
    permission: 'view.remove',
    input: removeViewInput,
    command: removeView,
  }),
} as const
