import 'server-only'
import { operation } from '@/lib/auth/operation'
import { partReceipt } from '@/lib/model-parts/schema'
import { assessDownside } from './commands'
import { assessDownsideInput } from './schema'

export const downsideOperations = {
  'downside.assess': operation({
    on: 'collection',
    permission: 'downside.assess',
    input: assessDownsideInput,
    output: partReceipt,
    command: assessDownside,
  }),
} as const
