import 'server-only'
import { operation } from '@/lib/auth/operation'
import { acceptInvitation } from './commands'
import { acceptedInvitation, acceptInvitationInput } from './schema'

export const invitationOperations = {
  'invitation.accept': operation({
    on: 'collection',
    permission: 'invitation.accept',
    input: acceptInvitationInput,
    output: acceptedInvitation,
    command: acceptInvitation,
  }),
} as const
