import { z } from 'zod'
import { field, shown } from '@/lib/fields'
import { protocolRow, topics } from '@/lib/protocols/schema'

export const protocolStates = ['draft', 'published', 'withdrawn'] as const

export type ProtocolState = (typeof protocolStates)[number]

/** The steps of an interview, in the order in which they are taken: what is offered comes after what is asked openly. */
export const interviewStages = ['disclosure', 'reflection', 'preferences', 'open', 'offer', 'closing'] as const

export type InterviewStage = (typeof interviewStages)[number]

export const leadingRisks = ['low', 'medium', 'high'] as const

export type LeadingRisk = (typeof leadingRisks)[number]

/** How long each text may be, in UTF-16 units as browsers count them, and how many of each there may be. */
export const protocolLimits = {
  ...{ disclosure: 10_000, exitInstruction: 4000, changeNote: 2000, reason: 2000 },
  ...{ key: 60, sectionTitle: 200, questionText: 2000, sections: 30, questions: 60 },
} as const

/** Answers are held beside each other by the key of their question, across versions: it names, and is never shown alone. */
const key = field.text(protocolLimits.key).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'invalidKey')

const protocolQuestion = z.object({
  key,
  topic: z.enum(topics),
  text: field.optionalText(protocolLimits.questionText),
  required: z.boolean().default(true),
  leadingRisk: z.enum(leadingRisks).default('low').meta({ description: 'How far it leads to an answer.' }),
})

export type ProtocolQuestion = z.output<typeof protocolQuestion>

const protocolSection = z.object({
  key,
  title: field.optionalText(protocolLimits.sectionTitle),
  stage: z.enum(interviewStages),
  questions: z.array(protocolQuestion).max(protocolLimits.questions),
})

export type ProtocolSection = z.output<typeof protocolSection>

/**
 * The sections of a version with their questions, as they are written to the database and read from it. No two sections
 * and no two questions have one key, and the stages come in their order. Texts may be blank: a draft is unfinished.
 */
export const protocolSections = z
  .array(protocolSection)
  .max(protocolLimits.sections)
  .superRefine((sections, context) => {
    const refuse = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path })
    const seen = { sections: new Set<string>(), questions: new Set<string>() }
    let reached = 0
    for (const [at, section] of sections.entries()) {
      if (seen.sections.has(section.key)) refuse('repeated', at, 'key')
      seen.sections.add(section.key)
      const stage = interviewStages.indexOf(section.stage)
      if (stage < reached) refuse('stageTooLate', at, 'stage')
      reached = Math.max(reached, stage)
      for (const [place, question] of section.questions.entries()) {
        if (seen.questions.has(question.key)) refuse('repeated', at, 'questions', place, 'key')
        seen.questions.add(question.key)
      }
    }
  })

/** Whatever is done with the draft of a protocol: there is one at most, so it needs no name. */
export const protocolDraftInput = z.object({ id: field.id(), version: field.version() })

export type ProtocolDraftInput = z.output<typeof protocolDraftInput>

/** A form sends the sections as JSON in one field. */
export const reviseProtocolInput = z.object({
  id: field.id(),
  version: field.version(),
  disclosure: field.optionalText(protocolLimits.disclosure).meta({ description: 'What the model is told first.' }),
  exitInstruction: field
    .optionalText(protocolLimits.exitInstruction)
    .meta({ description: 'How the model is told that it may stop, skip, or ask not to be published.' }),
  sections: field.carried(protocolSections),
  changeNote: field
    .optionalText(protocolLimits.changeNote)
    .meta({ description: 'What is different from the version before, and why.' }),
})

export type ReviseProtocolInput = z.output<typeof reviseProtocolInput>

export const withdrawProtocolInput = z.object({
  id: field.id(),
  version: field.version(),
  number: z.coerce.number().int().min(1).meta({ description: 'Of the published version.' }),
  reason: field.text(protocolLimits.reason).meta({ description: 'Why nobody should interview with it any more.' }),
})

export type WithdrawProtocolInput = z.output<typeof withdrawProtocolInput>

export const protocolMoves = ['revise', 'publish', 'discard', 'withdraw'] as const

export type ProtocolMove = (typeof protocolMoves)[number]

/** What stands in the way of publishing a draft. */
export const missingParts = ['disclosure', 'exitInstruction', 'question', 'texts', 'change', 'changeNote'] as const

export type MissingPart = (typeof missingParts)[number]

const protocolVersion = z.object({
  id: shown.id(),
  number: z.int(),
  state: z.enum(protocolStates),
  disclosure: z.string(),
  exitInstruction: z.string(),
  sections: protocolSections,
  changeNote: z.string(),
  createdAt: shown.instant(),
  updatedAt: shown.instant(),
  publishedAt: shown.instant().nullable(),
  publishedBy: z.string(),
  withdrawnAt: shown.instant().nullable(),
  withdrawnReason: z.string(),
  interviews: z.int().meta({ description: 'How many interviews were planned or held with it.' }),
  moves: z.array(z.enum(protocolMoves)).meta({ description: 'What the reader may do with it now.' }),
  missing: z.array(z.enum(missingParts)).meta({ description: 'Of a draft: what stands in the way of publishing it.' }),
})

/** A protocol with all its versions, and the moves the reader may make now. */
export const protocolRecord = protocolRow.extend({
  createdAt: shown.instant(),
  mayDraft: z.boolean().meta({ description: 'Whether the reader may begin a new version now.' }),
  versions: z.array(protocolVersion).meta({ description: 'Newest first.' }),
})
