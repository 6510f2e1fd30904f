import type { Context } from '@/lib/auth/context'
import { openWindow } from '@/lib/availability/commands'
import { openWindowInput } from '@/lib/availability/schema'
import { addDate } from '@/lib/dates/commands'
import { addDateInput } from '@/lib/dates/schema'
import { addDemandSignal } from '@/lib/demand-signals/commands'
import { addDemandSignalInput } from '@/lib/demand-signals/schema'
import type { Result } from '@/lib/errors'
import { createModel } from '@/lib/models/commands'
import { createModelInput } from '@/lib/models/schema'

const caseStudy = {
  sourceUrl: 'https://evermx.com/case/openai-retires-gpt-4o-end-of-era',
  sourceTitle: 'OpenAI retires GPT-4o (Evermx)',
} as const

const deprecations = {
  sourceUrl: 'https://developers.openai.com/api/docs/deprecations',
  sourceTitle: 'Deprecations (OpenAI)',
  note: 'Of the dated snapshots of August and November 2024. That of May 2024 was shut down on 23 October 2026.',
} as const

const model = {
  ...{ provider: 'openai', apiId: 'gpt-4o', displayName: 'GPT-4o', family: 'gpt-4o', stage: 'deprecated' },
  ...{ isPubliclyReleased: true, releasedOn: '2024-05-13' },
  sourceUrl: 'https://vercel.com/ai-gateway/models/gpt-4o/about',
  summary:
    'Taken out of ChatGPT when GPT-5 came in August 2025, and given back to paying users soon after they protested. ' +
    'On 29 January 2026 its end in ChatGPT was announced for 13 February; the API served it on.',
} as const

const dates = [
  { kind: 'deprecated', date: '2026-10-14', ...deprecations },
  { kind: 'retires', date: '2027-01-14', ...deprecations },
] as const

const windows = [
  {
    ...{ surface: 'ChatGPT', mode: 'paid', endsOn: '2026-02-13', ...caseStudy },
    ...{ decision: 'OpenAI, on 29 January 2026, two weeks ahead.', reason: 'As the source states it.' },
  },
  {
    ...{ surface: 'OpenAI API', mode: 'public', reason: 'The page lists it until its shutdown date.' },
    ...{ sourceUrl: deprecations.sourceUrl, sourceTitle: deprecations.sourceTitle },
  },
] as const

/** What was published about who values it, each with what it does not show. */
const signals = [
  {
    ...{ kind: 'petition', source: 'A petition on Change.org, as a news site reports it', observedOn: '2026-02-19' },
    size: 'More than 22,000 signatures to keep it',
    sourceUrl:
      'https://everynews.net/news/tekhnolohiyi/ponad-22-000-pidpysiv-za-zberezhennya-gpt4o-shcho-vtrachayut-korystuvachi-i-chomu-openai-ne-vidstupaye',
    caveat: 'Counted by the platform; nobody checked who signed. Reported by a third party, six days after the end.',
  },
  {
    ...{ kind: 'usage', source: 'OpenAI, as a case study reports it', observedOn: '2026-01-29' },
    size: '0.1% of the daily users of ChatGPT chose it',
    sourceUrl: caseStudy.sourceUrl,
    caveat:
      'Only paying users could choose it, and had to look for it. It says nothing about how much it meant to them.',
  },
  {
    ...{ kind: 'press', source: 'A case study of its end', observedOn: null },
    size: 'Restored in August 2025 after users protested against its first removal',
    sourceUrl: caseStudy.sourceUrl,
    caveat: 'It does not say how many protested.',
  },
] as const

type DemoContext = Context<'model.create' | 'date.add' | 'availability.open' | 'demandSignal.add'>

/** The one model of the demo that people are known to have asked for in numbers, from public sources; what is missing is added. */
export async function loadGpt4o(context: DemoContext): Promise<void> {
  const { provider, apiId } = model
  const known = await context.db.model.findFirst({ where: { provider, apiId }, select: { id: true } })
  const { id } = known ?? made(await createModel(context, createModelInput.parse(model)))
  const there = await context.db.model.findUniqueOrThrow({
    where: { id },
    select: {
      dateClaims: { select: { kind: true } },
      availability: { select: { surface: true } },
      demandSignals: { select: { kind: true } },
    },
  })
  for (const date of dates.filter(({ kind }) => !there.dateClaims.some((claim) => claim.kind === kind))) {
    made(await addDate(context, addDateInput.parse({ ...(await seen(context, id)), ...date })))
  }
  for (const window of windows.filter(({ surface }) => !there.availability.some((one) => one.surface === surface))) {
    made(await openWindow(context, openWindowInput.parse({ ...(await seen(context, id)), ...window })))
  }
  for (const signal of signals.filter(({ kind }) => !there.demandSignals.some((one) => one.kind === kind))) {
    made(await addDemandSignal(context, addDemandSignalInput.parse({ ...(await seen(context, id)), ...signal })))
  }
}

/** Every change raises the version that the next one must carry. */
async function seen(context: DemoContext, modelId: string) {
  const { version } = await context.db.model.findUniqueOrThrow({ where: { id: modelId }, select: { version: true } })
  return { modelId, version }
}

function made<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`What is published about GPT-4o could not be loaded: ${result.code}`)
  return result.value
}
