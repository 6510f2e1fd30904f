import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createView, removeView, updateView } from './commands'
import { createViewInput, removedView, removeViewInput, updateViewInput, viewReceipt } from './schema'

export const viewOperations = {
  'view.create': operation({
    on: 'collection',
    permission: 'view.create',
    input: createViewInput,
    output: viewReceipt,
    command: createView,
  }),
  'view.update': operation({
    on: 'record',
    permission: 'view.update',
    input: updateViewInput,
    output: viewReceipt,
    command: updateView,
  }),
  'view.remove': operation({
    on: 'record',
    permission: 'view.remove',
    input: removeViewInput,
    output: removedView,
    command: removeView,
  }),
} as const
