import { z } from 'zod'
import { newPassword } from '@/lib/auth/new-password'
import { field, shown } from '@/lib/fields'

export const claimSetupInput = z
  .object({
    code: z.string().trim().min(1, { error: 'required' }).max(100),
    email: field.email(),
    name: field.text(200),
    password: newPassword,
    repeated: z.string().max(128),
  })
  .refine((input) => input.password === input.repeated, { path: ['repeated'], error: 'mismatch' })

export type ClaimSetupInput = z.output<typeof claimSetupInput>

/** The first admin made at the command line, where whoever can reach the database needs no code. */
export const createFirstAdminInput = z.object({ email: field.email(), name: field.text(200), password: newPassword })

export type CreateFirstAdminInput = z.output<typeof createFirstAdminInput>

export const adminReceipt = z.object({ id: shown.id(), email: z.string() })
