import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createProtocol, updateProtocol } from './commands'
import { findNaming } from './queries'
import { createProtocolInput, protocolReceipt, updateProtocolInput } from './schema'

export const protocolOperations = {
  'protocol.create': operation({
    on: 'collection',
    permission: 'protocol.draft',
    input: createProtocolInput,
    output: protocolReceipt,
    command: createProtocol,
  }),
  'protocol.update': operation({
    on: 'record',
    permission: 'protocol.update',
    input: updateProtocolInput,
    output: protocolReceipt,
    current: findNaming,
    command: updateProtocol,
  }),
} as const
