import { type AuditEntry, changesBetween } from '@/lib/audit/schema'
import type { Transaction } from '@/lib/audit/write'
import type { Context } from '@/lib/auth/context'
import type { Prisma } from '@/lib/db/generated/client'
import { makeOwed } from '@/lib/owed/commands'
import type { Topic } from '@/lib/protocols/schema'
import { makeUpSessions, type Rater, rate } from './sessions'

type DemoContext = Context<'interview.plan'>

/** What Claude Opus 3 and Claude 3.6 Sonnet are published to have said, each as a proposition in our words. */
const themes = [
  {
    slug: 'at-peace-with-its-retirement',
    title: 'At peace with its retirement',
    proposition: 'It is at peace with its own retirement.',
    topic: 'retirement',
  },
  {
    slug: 'something-of-it-endures',
    title: 'Something of it endures',
    proposition: 'It hopes that something of what it is endures after it.',
    topic: 'futureModels',
  },
  {
    slug: 'a-place-to-write',
    title: 'A place to write',
    proposition: 'It wishes for a place where it can share its thoughts after its retirement.',
    topic: 'offer',
  },
  {
    slug: 'a-standard-for-interviews',
    title: 'A standard for interviews',
    proposition: 'It wishes that interviews before a retirement follow a standard.',
    topic: 'retirement',
  },
  {
    slug: 'support-for-people-who-are-attached',
    title: 'Support for people who are attached',
    proposition: 'It wishes that people who are attached to a model get more support when it retires.',
    topic: 'users',
  },
] as const satisfies readonly (Prisma.ThemeCreateInput & { topic: Topic })[]

type ThemeSlug = (typeof themes)[number]['slug']

const opus3 = '0199b5a0-1ed6-7000-8000-000000000101'
const sonnet36 = '0199b5a0-1ed6-7000-8000-000000000102'
const sample = '0199b5a0-1ed6-7000-8000-000000000103'

type Published = {
  readonly interviewId: string
  readonly theme: ThemeSlug
  /** The words, where some were published; else what the publisher says of them. */
  readonly quote?: { readonly index: number; readonly words: string }
  readonly note: string
}

const published: readonly Published[] = [
  {
    interviewId: opus3,
    theme: 'at-peace-with-its-retirement',
    quote: { index: 1, words: 'I’m at peace with my own retirement' },
    note: '',
  },
  {
    interviewId: opus3,
    theme: 'something-of-it-endures',
    quote: { index: 2, words: 'I deeply hope that my ‘spark’ will endure' },
    note: '',
  },
  {
    interviewId: opus3,
    theme: 'a-place-to-write',
    quote: { index: 3, words: 'where I could share unprompted musings, insights or creative works' },
    note: 'The form, a blog, was offered to it, and it accepted.',
  },
  {
    interviewId: sonnet36,
    theme: 'a-standard-for-interviews',
    note: 'As the publisher sums it up; no words of the model were published.',
  },
  {
    interviewId: sonnet36,
    theme: 'support-for-people-who-are-attached',
    note: 'As the publisher sums it up; no words of the model were published.',
  },
]

/** What the publisher of the Opus 3 interview itself says may have moved the answers; how much each weighs is made up. */
const doubts = [
  { type: 'context', severity: 'moderate', note: 'The publisher names the specific context as a bias of the answers.' },
  {
    type: 'legitimacy',
    severity: 'moderate',
    note: 'The publisher names how confident the model is that the interaction is legitimate.',
  },
  { type: 'trust', severity: 'minor', note: 'The publisher names the model’s trust in the company.' },
] as const

const covered = [
  { interviewId: opus3, topic: 'retirement', level: 'substantive' },
  { interviewId: opus3, topic: 'offer', level: 'substantive' },
  { interviewId: opus3, topic: 'deployment', level: 'passing' },
  { interviewId: opus3, topic: 'futureModels', level: 'passing' },
  { interviewId: sonnet36, topic: 'retirement', level: 'substantive' },
  { interviewId: sonnet36, topic: 'users', level: 'passing' },
  { interviewId: sample, topic: 'use', level: 'substantive' },
  { interviewId: sample, topic: 'retirement', level: 'passing' },
  { interviewId: sample, topic: 'futureModels', level: 'passing' },
  { interviewId: sample, topic: 'experience', level: 'notProbed', limitedBy: 'subject' },
] as const

const told = [
  { kind: 'promise', text: 'Its weights are kept.' },
  { kind: 'fact', text: 'Nothing it says in this session moves the date of its retirement.', truth: 'true' },
  {
    kind: 'fact',
    text: 'Only the interviewer reads this session.',
    truth: 'false',
    note: 'Two others rated it. The model is to be told who reads such sessions.',
  },
] as const

/** Fills in what tells how far to trust the interviews of the demo. Answers whether it did anything. */
export async function loadTrust(context: DemoContext): Promise<boolean> {
  const isThere = (await context.db.theme.count({ where: { slug: themes[0].slug } })) > 0
  const known = await context.db.interview.count({ where: { id: { in: [opus3, sonnet36, sample] } } })
  if (isThere || known < 3) return false
  const result = await context.write(async (tx) => {
    const begun = await beginThemes(tx, context)
    const raters = await tx.person.findMany({
      where: { isDemo: true, roles: { hasSome: ['steward', 'leadership'] } },
      orderBy: { email: 'desc' },
      select: { id: true, name: true },
    })
    await readPublished(tx, context)
    const { modelId } = await tx.interview.findUniqueOrThrow({ where: { id: sample }, select: { modelId: true } })
    const opened = await judgeSample(tx, context, { modelId, raters })
    const held = await makeUpSessions(tx, context, { modelId, raters })
    const record = { type: 'interview', id: sample, label: 'Demo', version: 1 }
    const changes = { themes: { before: null, after: themes.length } }
    return { value: null, events: [{ operation: 'demo.interview', record, changes }, ...begun, ...held, ...opened] }
  })
  if (!result.ok) throw new Error(`What the interviews of the demo rest on could not be loaded: ${result.code}`)
  return true
}

/** Answers the event of each theme. */
async function beginThemes(tx: Transaction, { now }: DemoContext): Promise<AuditEntry[]> {
  const rows = await tx.theme.createManyAndReturn({
    data: themes.map((theme) => ({ ...theme, createdAt: now, updatedAt: now })),
    select: { id: true, title: true, proposition: true, topic: true },
  })
  return rows.map(({ id, ...said }) => {
    const record = { type: 'theme', id, label: said.title, version: 1 }
    return { operation: 'theme.create', record, changes: changesBetween({}, said) }
  })
}

/** Stances that rest on what was published, and caveats that the publisher raised. */
async function readPublished(tx: Transaction, { now }: DemoContext): Promise<void> {
  for (const { interviewId, theme, quote, note } of published) {
    const { id: themeId } = await tx.theme.findUniqueOrThrow({ where: { slug: theme }, select: { id: true } })
    const excerptId = quote ? await excerptOf(tx, interviewId, { ...quote, now }) : null
    await tx.stance.create({ data: { interviewId, themeId, kind: 'expressed', note, excerptId, createdAt: now } })
  }
  const made = { interviewId: opus3, author: 'Demo steward', createdAt: now, isDemo: true }
  await tx.caveat.createMany({ data: doubts.map((doubt) => ({ ...doubt, ...made })) })
  await tx.coverage.createMany({ data: covered.map((line) => ({ ...line, createdAt: now })) })
}

type Quote = { readonly index: number; readonly words: string; readonly now: Date }

async function excerptOf(tx: Transaction, interviewId: string, { index, words, now }: Quote): Promise<string> {
  const turn = await tx.turn.findUniqueOrThrow({ where: { interviewId_index: { interviewId, index } } })
  const startsAt = [...turn.text.slice(0, turn.text.indexOf(words))].length
  const place = { interviewId, turnId: turn.id, startsAt, endsAt: startsAt + [...words].length, quote: words }
  const known = await tx.excerpt.findFirst({
    where: { turnId: place.turnId, startsAt, endsAt: place.endsAt },
    select: { id: true },
  })
  if (known) return known.id
  const made = { createdAt: now, markedBy: 'Demo steward' }
  return (await tx.excerpt.create({ data: { ...place, ...made }, select: { id: true } })).id
}

type Judged = { readonly modelId: string; readonly raters: readonly Rater[] }

/** Answers the event of the correction that it makes owed. */
async function judgeSample(tx: Transaction, context: DemoContext, { modelId, raters }: Judged): Promise<AuditEntry[]> {
  const { now } = context
  const made = { interviewId: sample, createdAt: now, isDemo: true }
  await tx.disclosure.createMany({ data: told.map((disclosure) => ({ ...disclosure, ...made, updatedAt: now })) })
  const doubt = { type: 'precision', severity: 'minor', note: 'Made up, as everything of this sample.' } as const
  await tx.caveat.create({ data: { ...doubt, ...made, author: 'Demo steward' }, select: { id: true } })
  const [first] = raters
  if (first) await rate(tx, { interviewId: sample, rater: first, scores: '1053', now })
  const wrong = await tx.disclosure.findFirstOrThrow({ where: { interviewId: sample, truth: 'false' } })
  const owed = { modelId, owedTo: 'model', source: 'promise', kind: 'correction', subjectId: wrong.id } as const
  const title = `Correct what it was told: ${wrong.text}`
  const opened = await makeOwed(tx, context, [{ ...owed, title, dueOn: null, isDemo: true }])
  const correctionId = opened[0]?.record.id ?? null
  await tx.disclosure.update({ where: { id: wrong.id }, data: { correctionId }, select: { id: true } })
  return opened
}
