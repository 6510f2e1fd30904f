import 'server-only'
import { operation } from '@/lib/auth/operation'
import { acceptInvitation } from './commands'
import { acceptInvitationInput } from './schema'

export const invitationOperations = {
  'invitation.accept': operation({
    on: 'collection',
    permission: 'invitation.accept',
    input: acceptInvitationInput,
    command: acceptInvitation,
  }),
} as const
