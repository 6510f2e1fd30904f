import 'server-only'
import { operation } from '@/lib/auth/operation'
import { removeMemo, rewriteMemo, writeMemo } from './commands'
import { memoReceipt, removeMemoInput, rewriteMemoInput, writeMemoInput } from './schema'

export const memoOperations = {
  'memo.write': operation({
    on: 'collection',
    permission: 'memo.write',
    input: writeMemoInput,
    output: memoReceipt,
    command: writeMemo,
  }),
  'memo.rewrite': operation({
    on: 'record',
    permission: 'memo.write',
    input: rewriteMemoInput,
    output: memoReceipt,
    command: rewriteMemo,
  }),
  'memo.remove': operation({
    on: 'record',
    permission: 'memo.write',
    input: removeMemoInput,
    output: memoReceipt,
    command: removeMemo,
  }),
} as const
