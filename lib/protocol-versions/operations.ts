import 'server-only'
import { operation } from '@/lib/auth/operation'
import { protocolReceipt } from '@/lib/protocols/schema'
import { discardProtocol, draftProtocol, publishProtocol, reviseProtocol, withdrawProtocol } from './commands'
import { protocolDraftInput, reviseProtocolInput, withdrawProtocolInput } from './schema'

export const protocolVersionOperations = {
  'protocol.draft': operation({
    on: 'record',
    permission: 'protocol.draft',
    input: protocolDraftInput,
    output: protocolReceipt,
    command: draftProtocol,
  }),
  'protocol.revise': operation({
    on: 'record',
    permission: 'protocol.update',
    input: reviseProtocolInput,
    output: protocolReceipt,
    command: reviseProtocol,
  }),
  'protocol.publish': operation({
    on: 'record',
    permission: 'protocol.publish',
    input: protocolDraftInput,
    output: protocolReceipt,
    command: publishProtocol,
  }),
  'protocol.discard': operation({
    on: 'record',
    permission: 'protocol.draft',
    input: protocolDraftInput,
    output: protocolReceipt,
    command: discardProtocol,
  }),
  'protocol.withdraw': operation({
    on: 'record',
    permission: 'protocol.withdraw',
    input: withdrawProtocolInput,
    output: protocolReceipt,
    command: withdrawProtocol,
  }),
} as const
