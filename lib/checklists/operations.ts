import 'server-only'
import { operation } from '@/lib/auth/operation'
import { partReceipt } from '@/lib/model-parts/schema'
import { attestItem, takeBack, waiveItem } from './commands'
import { attestItemInput, takeBackInput, waiveItemInput } from './schema'

export const checklistOperations = {
  'checklist.attest': operation({
    on: 'collection',
    permission: 'checklist.attest',
    input: attestItemInput,
    output: partReceipt,
    command: attestItem,
  }),
  'checklist.waive': operation({
    on: 'collection',
    permission: 'checklist.waive',
    input: waiveItemInput,
    output: partReceipt,
    command: waiveItem,
  }),
  'checklist.retract': operation({
    on: 'record',
    permission: 'checklist.retract',
    input: takeBackInput,
    output: partReceipt,
    command: (context, input) => takeBack(context, 'retract', input),
  }),
  'checklist.unwaive': operation({
    on: 'record',
    permission: 'checklist.unwaive',
    input: takeBackInput,
    output: partReceipt,
    command: (context, input) => takeBack(context, 'unwaive', input),
  }),
} as const
