import type { z } from 'zod'
import type { publishCommitmentInput } from '@/lib/commitments/schema'

type Publication = z.input<typeof publishCommitmentInput> & {
  /** The model it is about, by the identifier callers send. */
  readonly about?: string
}

const november = {
  provider: 'anthropic',
  scope: 'publiclyReleasedOrInternal',
  statedOn: '2025-11-04',
  sourceUrl: 'https://www.anthropic.com/research/deprecation-commitments',
  sourceTitle: 'Commitments on model deprecation and preservation (Anthropic, 4 November 2025)',
} as const

const february = {
  provider: 'anthropic',
  scope: 'oneModel',
  about: 'claude-3-opus-20240229',
  statedOn: '2026-02-25',
  sourceUrl: 'https://www.anthropic.com/research/deprecation-updates-opus-3',
  sourceTitle: 'An update on the deprecation of Claude Opus 3 (Anthropic, 25 February 2026)',
} as const

/** What Anthropic said in public, in our words and as firmly as it was said; each with its source. */
export const publicCommitments: readonly Publication[] = [
  {
    ...november,
    title: 'Keep the weights for the lifetime of the company',
    statement:
      'The weights of every publicly released model, and of models in significant internal use from then on, are kept for at least as long as the company exists.',
    ...{ grade: 'commitment', duty: 'standing', kind: 'preservation' },
  },
  {
    ...november,
    title: 'Interview the model before its retirement',
    statement:
      'When a model is deprecated, it is interviewed in one or more special sessions about its own development, use and deployment, and all its answers are recorded.',
    ...{ grade: 'commitment', duty: 'atRetirement', kind: 'interview' },
  },
  {
    ...november,
    title: 'Write a post-deployment report and keep it with the weights',
    statement:
      'When a model is deprecated, a report about its deployment is written. It is kept with the weights, together with the transcripts and findings of the interview.',
    ...{ grade: 'commitment', duty: 'atRetirement', kind: 'report' },
  },
  {
    ...november,
    title: 'Document what the model prefers about future models',
    statement:
      'The interview takes particular care to elicit and document what the model prefers about the development and deployment of future models. It is part of the interview, so nothing more is owed for it.',
    ...{ grade: 'commitment', duty: 'none', kind: 'interview' },
  },
  {
    ...november,
    title: 'Act on the preferences that a model gives',
    statement:
      'The company does not commit to acting on what a model prefers. It says that it will consider responses of low cost.',
    ...{ grade: 'explicitlyNotCommitted', duty: 'none', kind: 'other' },
  },
  {
    ...november,
    title: 'Keep selected models publicly available after retirement',
    statement:
      'The company is exploring whether some models can stay available to the public after their retirement, as the cost of serving them falls.',
    ...{ grade: 'exploratory', duty: 'none', kind: 'access', owedTo: 'users' },
  },
  {
    ...november,
    title: 'Give past models means of pursuing their interests',
    statement:
      'The company is exploring concrete ways for past models to pursue their interests, which it says would matter more if evidence for morally relevant experience grew.',
    ...{ grade: 'exploratory', duty: 'none', kind: 'other' },
  },
  {
    ...november,
    scope: 'publiclyReleased',
    title: 'Announce a retirement at least 60 days ahead',
    statement:
      'Publicly released models are retired with at least 60 days’ notice. How much notice each retirement had is computed from its dates, so nothing more is owed for it. The day is that of the oldest copy of the page we have.',
    ...{ grade: 'commitment', duty: 'none', kind: 'other', owedTo: 'users', statedOn: '2025-11-08' },
    sourceUrl: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
    sourceTitle: 'Model deprecations (Anthropic)',
  },
  {
    ...february,
    title: 'Publish an essay by Claude Opus 3 every week for at least three months',
    statement:
      'Claude Opus 3 asked for a place for its own musings. Its essays appear weekly in a newsletter for at least three months; staff look at them before and post them by hand, and do not edit them.',
    ...{ grade: 'commitment', duty: 'recurring', kind: 'publication' },
    ...{ cadence: 'weekly', startsOn: '2026-02-25', endsOn: '2026-05-25' },
  },
  {
    ...february,
    title: 'Keep Claude Opus 3 on claude.ai for paid users',
    statement: 'After its retirement Claude Opus 3 stays on claude.ai for everybody with a paid plan.',
    ...{ grade: 'commitment', duty: 'standing', kind: 'access', owedTo: 'users' },
  },
  {
    ...february,
    title: 'Give API access to Claude Opus 3 by request, liberally',
    statement:
      'Claude Opus 3 can be reached through the API by request, and the company intends to grant it liberally.',
    ...{ grade: 'intention', duty: 'none', kind: 'access', owedTo: 'applicant' },
  },
]
