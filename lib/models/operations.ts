import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createModel, moveModel, updateModel } from './commands'
import { findDescription } from './queries'
import { createModelInput, type Move, modelReceipt, moveModelInput, updateModelInput } from './schema'

const move = (name: Move) =>
  operation({
    on: 'record',
    permission: 'model.move',
    input: moveModelInput,
    output: modelReceipt,
    command: (context, input) => moveModel(context, name, input),
  })

export const modelOperations = {
  'model.create': operation({
    on: 'collection',
    permission: 'model.create',
    input: createModelInput,
    output: modelReceipt,
    command: createModel,
  }),
  'model.update': operation({
    on: 'record',
    permission: 'model.update',
    input: updateModelInput,
    output: modelReceipt,
    current: findDescription,
    command: updateModel,
  }),
  'model.recordStage': move('recordStage'),
  'model.markLegacy': move('markLegacy'),
  'model.deprecate': move('deprecate'),
  'model.retire': move('retire'),
  'model.reprieve': move('reprieve'),
} as const
