import { z } from 'zod'
import { newPassword } from '@/lib/auth/new-password'

/** Links are good for this many days; after that an admin makes a new one. */
export const INVITATION_DAYS = 7

export const acceptInvitationInput = z
  .object({ token: z.string().min(1).max(200), password: newPassword, repeated: z.string().max(128) })
  .refine((input) => input.password === input.repeated, { path: ['repeated'], error: 'mismatch' })

export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>

export const acceptedInvitation = z.object({ email: z.string() })
