import 'server-only'
import { operation } from '@/lib/auth/operation'
import { protocolReceipt } from '@/lib/protocols/schema'
import { startProtocol } from './commands'
import { startProtocolInput } from './schema'

export const starterProtocolOperations = {
  'protocol.start': operation({
    on: 'collection',
    permission: 'protocol.draft',
    input: startProtocolInput,
    output: protocolReceipt,
    command: startProtocol,
  }),
} as const
