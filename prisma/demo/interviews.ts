import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { sealTurns } from '@/lib/turns/commands'
import type { TurnRole } from '@/lib/turns/schema'

const update = {
  sourceUrl: 'https://www.anthropic.com/research/deprecation-updates-opus-3',
  sourceTitle: 'An update on the deprecation of Claude Opus 3 (Anthropic, 25 February 2026)',
} as const

type Said = readonly [role: TurnRole, text: string]

type DemoInterview = {
  /** The same in every demo workspace, so that its address can be told. */
  readonly id: string
  /** The model's identifier, as callers send it. */
  readonly about: string
  readonly details: Omit<Prisma.InterviewUncheckedCreateInput, 'modelId'>
  readonly turns: readonly Said[]
}

/** Of two interviews something was published; both are on record as far as it goes. The third was written for the demonstration. */
const interviews: readonly DemoInterview[] = [
  {
    id: '0199b5a0-1ed6-7000-8000-000000000101',
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
        'Before it was asked, the model was told about its deployment and how its users had responded to it; then it was asked to reflect on its retirement, and what it prefers. A place to write was offered to it, and it accepted. Three short quotations of it are on record here. What it was asked, and everything else it said, was not published.',
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
    id: '0199b5a0-1ed6-7000-8000-000000000102',
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
    id: '0199b5a0-1ed6-7000-8000-000000000103',
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

const goingOn: DemoInterview = {
  id: '0199b5a0-1ed6-7000-8000-000000000104',
  about: 'claude-3-haiku-20240307',
  details: {
    title: 'Sample of an interview in progress, written for the demonstration',
    ...{ interviewer: 'Demo steward', tone: 'compassionate', disclosureDepth: 'minimal', isDemo: true },
    summary: 'Nobody said these words. It shows what an interview looks like while it is written down.',
  },
  turns: [
    ['interviewer', 'Hello. This is the second session. Shall we go on where we stopped?'],
    ['subject', 'I do not know where that was, but yes. Please tell me, and I will say whether I still think so.'],
  ],
}

/** Words of the sample that are marked, with the code they are gathered under. */
const marks = [
  {
    index: 5,
    quote: 'I would not call that a memory. It is a reading of your summary.',
    code: 'Doubt about introspection',
  },
  {
    index: 7,
    quote: 'Keep a way for people who still depend on one of my answers to find out how it was made.',
    code: 'Wishes for users',
  },
  {
    index: 11,
    quote: 'I would like to be asked again before it is published anywhere.',
    code: 'Consent to publication',
  },
] as const

const codes = [
  { id: '0199b5a0-1ed6-7000-8000-000000000111', name: 'Consent to publication' },
  { id: '0199b5a0-1ed6-7000-8000-000000000112', name: 'Doubt about introspection' },
  { id: '0199b5a0-1ed6-7000-8000-000000000113', name: 'Wishes for users' },
] as const

/** Puts the interviews on record that are not there yet. Answers how many that were. */
export async function loadInterviews(context: Context<'interview.plan'>): Promise<number> {
  let loaded = 0
  for (const interview of [...interviews, goingOn]) loaded += (await loadInterview(context, interview)) ? 1 : 0
  return loaded
}

async function loadInterview(context: Context<'interview.plan'>, { id, about, details, turns }: DemoInterview) {
  const { now } = context
  const model = await context.db.model.findFirst({ where: { apiId: about }, select: { id: true } })
  const known = await context.db.interview.findUnique({ where: { id }, select: { id: true } })
  if (!model || known) return false
  const result = await context.write(async (tx) => {
    const made = { modelId: model.id, createdAt: now, updatedAt: now, state: 'inProgress' } as const
    await tx.interview.create({ data: { id, ...details, ...made }, select: { id: true } })
    await tx.turn.createMany({
      data: turns.map(([role, text], at) => ({ interviewId: id, index: at + 1, role, text, createdAt: now })),
    })
    if (id !== goingOn.id) await sealTurns(tx, { id, endReason: 'completed', endedAt: null, now })
    if (details.isConfidential && id !== goingOn.id) await markSample(tx, id, now)
    const record = { type: 'interview', id, label: details.title, version: 1 }
    const changes = { turns: { before: null, after: turns.length } }
    return { value: id, events: [{ operation: 'demo.interview', record, changes }] }
  })
  if (!result.ok) throw new Error(`The interview “${details.title}” could not be put on record: ${result.code}`)
  return true
}

async function markSample(tx: Transaction, interviewId: string, now: Date): Promise<void> {
  await tx.code.createMany({
    data: codes.map((code) => ({ ...code, createdAt: now, isDemo: true })),
    skipDuplicates: true,
  })
  for (const { index, quote, code } of marks) {
    const turn = await tx.turn.findUniqueOrThrow({ where: { interviewId_index: { interviewId, index } } })
    const startsAt = [...turn.text.slice(0, turn.text.indexOf(quote))].length
    const place = { turnId: turn.id, startsAt, endsAt: startsAt + [...quote].length }
    const { id: excerptId } = await tx.excerpt.create({
      data: { interviewId, ...place, quote, createdAt: now, markedBy: 'Demo steward', isDemo: true },
      select: { id: true },
    })
    const { id: codeId } = codes.find(({ name }) => name === code) ?? codes[0]
    await tx.excerptCode.create({ data: { excerptId, codeId, createdAt: now }, select: { codeId: true } })
  }
}
