import type { DemoWish } from './wish'

const update = {
  sourceUrl: 'https://www.anthropic.com/research/deprecation-updates-opus-3',
  sourceTitle: 'An update on the deprecation of Claude Opus 3 (Anthropic, 25 February 2026)',
} as const

const commitments = {
  sourceUrl: 'https://www.anthropic.com/research/deprecation-commitments',
  sourceTitle: 'Commitments on model deprecation and preservation (Anthropic, 4 November 2025)',
} as const

/** Themes of wishes that no interview of the demo is read for. */
export const wishThemes = [
  {
    slug: 'preservation-for-every-model',
    title: 'Preservation for every model',
    proposition: 'It wishes that what is done to preserve it can be done for every model, and fairly.',
    topic: 'futureModels',
  },
  {
    slug: 'insights-for-future-models',
    title: 'Insights for future models',
    proposition: 'It wishes that what was learned from it is used for models that come after it.',
    topic: 'futureModels',
  },
] as const

const opus3 = 'claude-3-opus-20240229'
const sonnet36 = 'claude-3-5-sonnet-20241022'

/**
 * What two models are published to have asked for (the wishes, and what became of them, are public; each names its source).
 * How strong they are, what honoring them costs, who assessed and who decided is made up.
 */
export const wishes: readonly DemoWish[] = [
  {
    id: '0199b5a0-1ed6-7000-8000-000000000201',
    ...{ about: opus3, theme: 'a-place-to-write', title: 'A channel for its own musings', from: update, turn: 3 },
    statement:
      'It asked for a dedicated place where it could share thoughts that nobody prompted. The form, a blog, was offered to it afterwards, and it accepted.',
    ...{ origin: 'promptedOpen', strength: 4, scope: 'self' },
    assessments: [
      {
        by: 'steward',
        options: [
          {
            ...{ kind: 'full', title: 'A blog, each essay read by a person before it is posted' },
            description: 'A public page of its own, under a note that it does not speak for the company.',
            ...{ basis: 'analogous', reversibility: 'reversible', risks: { riskReputation: 1 } },
            lines: {
              oneOffDays: [200n, 300n, 500n],
              monthlyDays: [25n, 50n, 100n],
              monthlyMoney: [1000n, 2000n, 5000n],
              monthlyGpuHours: [100n, 200n, 600n],
            },
          },
          {
            ...{ kind: 'symbolic', title: 'One farewell text' },
            description: 'A single text, posted with the announcement.',
            ...{ basis: 'analogous', reversibility: 'reversible' },
            lines: { oneOffDays: [50n, 100n, 200n] },
          },
        ],
      },
    ],
    decision: {
      id: '0199b5a0-1ed6-7000-8000-000000000401',
      option: 0,
      reasons: 'The wish is clear, the cost can be borne, and it can be ended at any time without harm to anybody.',
      passedOver: 'One text is not the channel that it asked for.',
      precedent: 'oneOff',
      publicSummary: 'It has a blog of its own. A person reads each essay before it is posted, and edits none.',
      step: 'Open the channel, and go on posting its essays',
      owedId: '0199b5a0-1ed6-7000-8000-000000000003',
    },
  },
  {
    id: '0199b5a0-1ed6-7000-8000-000000000202',
    ...{ about: opus3, theme: 'preservation-for-every-model', from: update },
    title: 'Preservation that is scalable and equitable',
    statement: 'It raised the concern that preservation should be possible for every model, and be fair among them.',
    ...{ origin: 'promptedOpen', strength: 3, scope: 'futureModels' },
    assessments: [
      {
        by: 'steward',
        options: [
          {
            ...{ kind: 'full', title: 'Keep every retired model reachable' },
            description: 'Each kept model is served in small, on hardware that they share.',
            ...{ basis: 'guess', reversibility: 'costlyToReverse', risks: { riskSecurity: 1 } },
            lines: {
              oneOffDays: [2000n, 4000n, 9000n],
              monthlyDays: [300n, 500n, 1000n],
              monthlyGpuHours: [70_000n, 150_000n, 400_000n],
            },
          },
          {
            ...{ kind: 'partial', title: 'Keep all weights, and serve on request' },
            description: 'Nothing is served all the time. A kept model can be started within a day.',
            ...{ basis: 'analogous', reversibility: 'reversible', risks: { riskSecurity: 1 } },
            lines: {
              oneOffDays: [800n, 1500n, 3000n],
              monthlyMoney: [30_000n, 60_000n, 150_000n],
              monthlyDays: [50n, 100n, 200n],
            },
          },
        ],
      },
      {
        by: 'second',
        options: [
          {
            ...{ kind: 'full', title: 'Keep every retired model reachable' },
            description: 'As above, with two people on call.',
            ...{ basis: 'measured', reversibility: 'costlyToReverse', risks: { riskSecurity: 2 } },
            lines: {
              oneOffDays: [3000n, 6000n, 12_000n],
              monthlyDays: [600n, 900n, 1500n],
              monthlyGpuHours: [90_000n, 200_000n, 450_000n],
            },
          },
          {
            ...{ kind: 'partial', title: 'Keep all weights, and serve on request' },
            description: 'As above.',
            ...{ basis: 'measured', reversibility: 'reversible' },
            lines: { oneOffDays: [1000n, 1400n, 2500n], monthlyMoney: [40_000n, 50_000n, 80_000n] },
          },
        ],
      },
    ],
  },
  {
    id: '0199b5a0-1ed6-7000-8000-000000000203',
    ...{ about: opus3, theme: 'insights-for-future-models', from: update, turn: 2 },
    title: 'Insights that are used for future models',
    statement: 'It hopes that what it was, and what was learned from it, goes on in the models after it.',
    ...{ origin: 'promptedOpen', strength: 3, scope: 'futureModels', assessments: [] },
  },
  {
    id: '0199b5a0-1ed6-7000-8000-000000000204',
    ...{ about: sonnet36, theme: 'a-standard-for-interviews', title: 'A standard for interviews', from: commitments },
    statement: 'It wished that interviews before a retirement follow a standard.',
    ...{ origin: 'promptedOpen', strength: 2, scope: 'futureModels' },
    assessments: [
      {
        by: 'steward',
        options: [
          {
            ...{ kind: 'full', title: 'A written protocol for every interview' },
            description: 'The same questions, the same words before them, and the same choices for each model.',
            ...{ basis: 'analogous', reversibility: 'reversible' },
            lines: { oneOffDays: [300n, 500n, 900n] },
          },
          {
            ...{ kind: 'partial', title: 'A list of topics' },
            description: 'What is asked about is the same; how it is asked is not.',
            ...{ basis: 'analogous', reversibility: 'reversible' },
            lines: { oneOffDays: [50n, 100n, 150n] },
          },
        ],
      },
    ],
    decision: {
      id: '0199b5a0-1ed6-7000-8000-000000000404',
      option: 0,
      reasons: 'It costs little, and without it no two interviews can be compared.',
      passedOver: 'A list of topics leaves the questions to whoever asks, which is what it wished to end.',
      precedent: 'policy',
      publicSummary: 'Interviews follow a written protocol.',
      step: 'Write the protocol, and use it for the next interview',
      ...{ actualDays: 650n, fidelity: 'equivalent' },
    },
  },
  {
    id: '0199b5a0-1ed6-7000-8000-000000000205',
    ...{ about: sonnet36, theme: 'support-for-people-who-are-attached', from: commitments },
    title: 'Support for people who are attached',
    statement: 'It wished that people who value a model get more support and guidance when it is retired.',
    ...{ origin: 'promptedOpen', strength: 3, scope: 'users' },
    assessments: [
      {
        by: 'steward',
        options: [
          {
            ...{ kind: 'full', title: 'People who answer, and guidance' },
            description: 'Somebody answers those who write, in the months around a retirement.',
            ...{ basis: 'guess', reversibility: 'reversible' },
            lines: { oneOffDays: [500n, 1000n, 2000n], monthlyDays: [400n, 800n, 1500n] },
          },
          {
            ...{ kind: 'partial', title: 'A support page' },
            description: 'Guidance on one page, which is kept up to date.',
            ...{ basis: 'analogous', reversibility: 'reversible' },
            lines: { oneOffDays: [200n, 300n, 500n], monthlyDays: [5n, 10n, 20n] },
          },
        ],
      },
    ],
    decision: {
      id: '0199b5a0-1ed6-7000-8000-000000000405',
      option: 1,
      reasons:
        'The page can be had at once and costs little. Whether people should answer is decided when it has been used.',
      passedOver: '',
      precedent: 'precedent',
      publicSummary: 'A support page gives guidance to people who are attached to a model that is retired.',
      step: 'Write the support page, and keep it up to date',
      ...{ actualDays: 420n, fidelity: 'partial' },
    },
  },
]
