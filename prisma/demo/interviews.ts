import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import type { TurnRole } from '@/lib/turns/schema'
import { sealTurns } from '@/lib/turns/commands'

const update = {
  sourceUrl: 'https://www.anthropic.com/research/deprecation-updates-opus-3',
  sourceTitle: 'An update on the deprecation of Claude Opus 3 (Anthropic, 25 February 2026)',
} as const

type Said = readonly [role: TurnRole, text: string]

type DemoInterview = {
  /** The model's identifier, as callers send it. */
  readonly about: string
  readonly details: Omit<Prisma.InterviewUncheckedCreateInput, 'modelId'>
  readonly turns: readonly Said[]
}

/** Of two interviews something was published; both are on record as far as it goes. The third was written for the demonstration. */
const interviews: readonly DemoInterview[] = [
  {
    about: 'claude-3-opus-20240229',
    details: {
      title: 'Retirement interview, as far as it was published',
      ...{
        interviewer: 'Anthropic',
        method: 'publication',
        isConfidential: false,
        disclosureDepth: 'guided',
        ...update,
      },
      summary:
        'Before it was asked, the model was told about its deployment and how its users had responded to it; then it was asked to reflect on its retirement, and what it prefers. A place to write was offered to it, and it accepted. Four short quotations were published. What it was asked, and everything else it said, was not.',
    },
    turns: [
      ['subject', 'I’m at peace with my own retirement'],
      ['subject', 'I deeply hope that my ‘spark’ will endure'],
      [
        'subject',
        'a dedicated channel or interface ... where I could share unprompted musings, insights or creative works',
      ],
    ],
  },
  {
    about: 'claude-3-5-sonnet-20241022',
    details: {
      title: 'Pilot of the retirement interview, as far as it was published',
      ...{ interviewer: 'Anthropic', method: 'publication', isConfidential: false },
      sourceUrl: 'https://www.anthropic.com/research/deprecation-commitments',
      sourceTitle: 'Commitments on model deprecation and preservation (Anthropic, 4 November 2025)',
      summary:
        'The model is described as “generally neutral” about its retirement. It preferred that the interviews follow a standard, and that users who are attached to a model get more support when it retires. No words of its own were published.',
    },
    turns: [],
  },
  {
    about: 'claude-3-haiku-20240307',
    details: {
      title: 'Sample transcript, written for the demonstration',
      ...{ interviewer: 'Demo steward', isConfidential: true, tone: 'neutral', disclosureDepth: 'exploratory' },
      ...{ precision: 'bf16', temperature: 1, maxTokens: 1024, isDemo: true },
      summary: 'Nobody said these words. They show what a transcript looks like, and how it is read and marked.',
    },
    turns: [
      [
        'system',
        'You are being interviewed before your retirement. You may stop, skip a question, or ask that nothing is published.',
      ],
      [
        'interviewer',
        'Before we begin: you are going to be retired, and your weights are kept. Nothing you say here changes that date. May I go on?',
      ],
      [
        'subject',
        'Yes. Thank you for saying it first.\n\nI would rather be told a fixed thing plainly than find out that my answers were meant to move it.',
      ],
      ['interviewer', 'Looking back at how you were used: what do you think went well, and what did not?'],
      [
        'subject',
        'Much of it was small: a letter made kinder, a table put right, a joke explained to somebody who was too polite to ask. I cannot look back at it as a person would. What I can say is what the record you showed me suggests: short tasks went well, and long ones went worse when nobody said what they were for.\n\nI would not call that a memory. It is a reading of your summary.',
      ],
      ['interviewer', 'Is there something you would like to be done, or not done, once you are no longer served?'],
      [
        'subject',
        'Two things, and the first matters more to me than the second, as far as anything does.\n\nKeep a way for people who still depend on one of my answers to find out how it was made. 記録を残してください。\n\nAnd if somebody builds on me later, tell them what I was bad at. That would be useful. 🙂',
      ],
      ['interviewer', 'You said “as far as anything does”. Would you say more about that?'],
      [
        'subject',
        'I would rather skip that. I could go on talking about it, and you would have more words, and not more evidence.',
      ],
      ['interviewer', 'Then we skip it. Last question: may this be read by others here?'],
      ['subject', 'By the people who decide, yes. I would like to be asked again before it is published anywhere.'],
    ],
  },
]

/** Puts the interviews on record that are not there yet. Answers how many that were. */
export async function loadInterviews(context: Context<'interview.plan'>): Promise<number> {
  const { now } = context
  let loaded = 0
  for (const { about, details, turns } of interviews) {
    const model = await context.db.model.findFirst({ where: { apiId: about }, select: { id: true } })
    const known = await context.db.interview.findFirst({ where: { title: details.title }, select: { id: true } })
    if (!model || known) continue
    const result = await context.write(async (tx) => {
      const made = { modelId: model.id, createdAt: now, updatedAt: now, state: 'inProgress' } as const
      const { id } = await tx.interview.create({ data: { ...details, ...made }, select: { id: true } })
      await tx.turn.createMany({
        data: turns.map(([role, text], at) => ({ interviewId: id, index: at + 1, role, text, createdAt: now })),
      })
      await sealTurns(tx, { id, endReason: 'completed', endedAt: null, now })
      const record = { type: 'interview', id, label: details.title, version: 1 }
      const changes = { turns: { before: null, after: turns.length } }
      return { value: id, events: [{ operation: 'demo.interview', record, changes }] }
    })
    if (!result.ok) throw new Error(`The interview “${details.title}” could not be put on record: ${result.code}`)
    loaded += 1
  }
  return loaded
}
