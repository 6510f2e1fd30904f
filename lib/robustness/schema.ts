import { z } from 'zod'
import { shown } from '@/lib/fields'
import { disclosureDepths, interviewerKinds, interviewStates, interviewTones } from '@/lib/interviews/schema'
import { stanceKinds } from '@/lib/stances/schema'

/** How far what a model answered holds across contexts. Derived, by the rules of lib/robustness/rules.ts; never typed in. */
export const robustnessLabels = ['robust', 'contextDependent', 'singleContext', 'contradicted', 'notProbed'] as const

export type RobustnessLabel = (typeof robustnessLabels)[number]

/** What makes two interviews different contexts. */
export const contextParts = ['tone', 'disclosureDepth', 'interviewer'] as const

export type ContextPart = (typeof contextParts)[number]

/** States in which an interview counts: its words are sealed, and nobody has said that it does not. */
export const countedStates = ['captured', 'inReview', 'final'] as const

const counts = z.object({
  interviews: z.int().meta({ description: 'Of the model, that count.' }),
  probed: z.int().meta({ description: 'Of these, that have an answer.' }),
  expressed: z.int(),
  opposite: z.int(),
  declined: z.int(),
  contexts: z.int().meta({ description: 'Different combinations of tone, disclosure and interviewer with an answer.' }),
  tones: z.int(),
  depths: z.int(),
  interviewers: z.int(),
})

export const robustnessFinding = z.object({
  label: z.enum(robustnessLabels),
  answer: z
    .enum(stanceKinds)
    .nullable()
    .meta({ description: 'What every answer says; null where they differ or there is none.' }),
  unvaried: z.array(z.enum(contextParts)).meta({ description: 'What was the same in every interview with an answer.' }),
  counts,
})

export const matrixInterview = z.object({
  id: shown.id(),
  title: z.string(),
  state: z.enum(interviewStates),
  tone: z.enum(interviewTones),
  disclosureDepth: z.enum(disclosureDepths),
  interviewerKind: z.enum(interviewerKinds),
  interviewer: z.string(),
  protocol: z.object({ title: z.string(), number: z.int() }).nullable(),
  stance: z.enum(stanceKinds).nullable().meta({ description: 'Null: not probed, which is not “no preference”.' }),
  note: z.string(),
  quote: z
    .string()
    .nullable()
    .meta({ description: 'Null where there is none, or the reader may not open the transcript.' }),
  isDemo: z.boolean(),
})

/** One model under one theme. */
export const modelFinding = z.object({
  model: z.object({ slug: z.string(), displayName: z.string() }),
  finding: robustnessFinding,
  interviews: z.array(matrixInterview),
})
