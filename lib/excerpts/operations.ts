import 'server-only'
import { operation } from '@/lib/auth/operation'
import { codeExcerpt, markExcerpt, removeExcerpt } from './commands'
import { codeExcerptInput, excerptReceipt, markExcerptInput, removeExcerptInput } from './schema'

export const excerptOperations = {
  'excerpt.mark': operation({
    on: 'record',
    permission: 'excerpt.mark',
    input: markExcerptInput,
    output: excerptReceipt,
    command: markExcerpt,
  }),
  'excerpt.code': operation({
    on: 'record',
    permission: 'excerpt.mark',
    input: codeExcerptInput,
    output: excerptReceipt,
    command: codeExcerpt,
  }),
  'excerpt.remove': operation({
    on: 'record',
    permission: 'excerpt.mark',
    input: removeExcerptInput,
    output: excerptReceipt,
    command: removeExcerpt,
  }),
} as const
