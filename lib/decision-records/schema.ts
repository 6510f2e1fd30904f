import { z } from 'zod'
import { appealOutcomes } from '@/lib/appeals/schema'
import { authorities } from '@/lib/authority/schema'
import { bands } from '@/lib/costs/schema'
import { decisionMoves, decisionRow, precedents } from '@/lib/decisions/schema'
import { shown } from '@/lib/fields'
import { obligationKinds, obligationStates, owedTos } from '@/lib/obligations/schema'
import { inputNames, packetInputs } from '@/lib/packets/schema'
import { preferenceStates } from '@/lib/preferences/schema'

const step = z.object({
  ...{ title: z.string(), detail: z.string(), owedTo: z.enum(owedTos), kind: z.enum(obligationKinds) },
  ...{ dueOn: shown.date().nullable(), owner: z.string().nullable() },
})

const dissent = z.object({
  ...{ id: shown.id(), text: z.string(), person: z.string(), createdAt: shown.instant(), isDemo: z.boolean() },
})

const appeal = z.object({
  ...{ id: shown.id(), grounds: z.string(), words: z.string(), raisedBy: z.string(), createdAt: shown.instant() },
  ...{ outcome: z.enum(appealOutcomes).nullable(), judge: z.string(), judgement: z.string() },
  ...{ judgedAt: shown.instant().nullable(), isDemo: z.boolean() },
})

const owed = z.object({
  ...{ id: shown.id(), title: z.string(), state: z.enum(obligationStates), dueOn: shown.date().nullable() },
  ...{ owner: z.string().nullable(), evidenceCount: z.int(), isOverdue: z.boolean(), isDemo: z.boolean() },
})

/**
 * A decision with everything that it is read for: what was asked, what it was decided on, who signed it and who would not
 * have, what it made owed, and what the reader may do about it now.
 */
export const decisionRecord = decisionRow.extend({
  ...{ statement: z.string(), reasons: z.string(), passedOver: z.string(), distinguishing: z.string() },
  ...{ precedent: z.enum(precedents), reviewBy: shown.date().nullable(), publicSummary: z.string() },
  optionId: shown.id().nullable(),
  ...{ deciderConflict: z.string(), cosigner: z.string(), cosignerConflict: z.string(), cosignNote: z.string() },
  ownConflict: z.string().meta({ description: 'The same, if it is yours.' }),
  ...{ createdAt: shown.instant(), proposedAt: shown.instant().nullable(), cosignedAt: shown.instant().nullable() },
  closedAt: shown.instant().nullable(),
  policyVersion: z.int().nullable(),
  preference: z.object({ id: shown.id(), version: shown.version(), state: z.enum(preferenceStates) }),
  inputs: packetInputs.meta({ description: 'What it was decided on; of a draft, what it would be decided on now.' }),
  authority: z.object({ band: z.enum(bands).nullable(), authority: z.enum(authorities) }),
  packet: z
    .object({
      sha256: z.string().meta({ description: 'Of the packet that was frozen at issue.' }),
      changed: z.array(z.enum(inputNames)).meta({ description: 'What is no longer as it was; empty when nothing is.' }),
    })
    .nullable(),
  ...{ steps: z.array(step), obligations: z.array(owed), dissents: z.array(dissent), appeals: z.array(appeal) },
  unfinished: z.array(shown.refusal()).meta({ description: 'What it still lacks before it can be issued.' }),
  heldBack: shown.refusal().nullable().meta({ description: 'Why you cannot take the next step.' }),
  moves: z.array(z.enum(decisionMoves)).meta({ description: 'What you may do about it now.' }),
  ...{ canDissent: z.boolean(), canClose: z.boolean() },
})
