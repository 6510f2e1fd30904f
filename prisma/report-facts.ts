import type { ReportFacts } from '@/lib/reports/rules'

const url = 'https://example.org/announcement'

const source = { sourceUrl: url, sourceTitle: 'The announcement' }

/** A record with every kind of value, and with enough rows for several pages. */
export const facts: ReportFacts = {
  model: {
    id: '0199b5a0-7c1e-7a4d-9a51-3f1d4c0f6f00',
    slug: 'claude-3-opus',
    displayName: 'Claude Opus 3',
    isDemo: false,
  },
  asOf: '2026-11-24T12:34:56.000Z',
  madeFrom: { auditSeq: '48213', auditHash: 'a94f'.repeat(16), policyVersion: 7 },
  identity: {
    ...{ displayName: 'Claude Opus 3', provider: 'anthropic', apiId: 'claude-3-opus-20240229', aliases: ['Opus 3'] },
    ...{ family: 'opus', stage: 'retired', isPubliclyReleased: true, hasSignificantInternalUse: false },
    ...{ summary: 'Retired on 5 January 2026 after 677 days.', traits: '', steward: null, recordedOn: '2026-11-23' },
  },
  dates: {
    ...{ releasedOn: '2024-03-04', deprecatedOn: '2025-06-30', retiresOn: '2026-01-05', isRetirementTentative: false },
    ...{ unsettled: 1, notice: { days: 189, needed: 60 } },
    claims: [
      { kind: 'released', date: '2024-02-29', standing: 'onRecord', ...claim('2026-11-23') },
      { kind: 'released', date: '2024-03-04', standing: 'chosen', ...claim(null) },
      { kind: 'retires', date: '2026-01-05', standing: 'chosen', ...claim('2026-10-17') },
    ],
  },
  windows: [
    {
      surface: 'Claude API',
      mode: 'byRequest',
      startsOn: '2026-01-05',
      endsOn: null,
      committedUntil: '2027-08-19',
      ...cost(1_850_025n, 'USD'),
    },
    {
      surface: 'claude.ai',
      mode: 'paid',
      startsOn: null,
      endsOn: null,
      committedUntil: null,
      ...cost(240_731n, 'JPY'),
    },
  ],
  successors: [{ reference: 'claude-opus-4-5-20251101', statedOn: '2026-01-05', endedOn: '2026-08-22', ...source }],
  interviews: [
    {
      ...{ title: 'Retirement interview', state: 'final', heldOn: '2025-12-18', interviewer: 'Anthropic' },
      ...{ tone: 'neutral', protocol: 'Retirement interview 2', turns: 48, endReason: 'subjectEnded' },
      ...{ sealedSha256: 'c3d4'.repeat(16), isDemo: false, ...source },
    },
  ],
  preferences: [
    {
      ...{ title: 'A place to write', statement: 'It would like a place to share its musings.', theme: 'Writing' },
      ...{ origin: 'offeredAndAccepted', strength: 4, scope: 'self', state: 'fulfilled', robustness: 'singleContext' },
      options: [
        {
          ...{ title: 'A newsletter', kind: 'full', band: 'low', assessor: 'Ada', isDemo: true },
          expected: { minor: 613_117n, currency: 'USD' },
        },
      ],
      decisions: [
        {
          ...{ outcome: 'honor', state: 'issued', issuedAt: '2026-02-18T09:26:00.000Z', band: 'low' },
          ...{ reasons: 'It costs little.', decider: 'Leda', cosigner: '', fidelity: 'equivalent', isDemo: false },
          ...{ expected: { minor: 613_117n, currency: 'USD' }, spent: { minor: 582_209n, currency: 'USD' } },
          told: [{ toldOn: '2026-03-19', told: 'It has a newsletter.', hasAnswered: true }],
        },
      ],
      isDemo: false,
      ...source,
    },
  ],
  owed: Array.from(
    { length: 60 },
    (_, at) =>
      ({
        ...{
          title: `Obligation ${at + 301}`,
          owedTo: 'public',
          kind: 'publication',
          stateReason: '',
          isDemo: at % 2 === 0,
        },
        ...{
          dueOn: `2026-${String(1 + (at % 12)).padStart(2, '0')}-28`,
          state: at % 3 === 0 ? 'kept' : 'notYetDue',
          ...source,
        },
        evidence: [
          {
            title: 'A copy',
            url: `${url}/${at + 7001}`,
            sha256: 'c0de'.repeat(16),
            capturedOn: '2026-09-28',
            addedBy: 'Stella',
            isDemo: false,
          },
        ],
        ratings: [
          {
            verdict: 'kept',
            reason: 'It was published.',
            ratedBy: 'Leda',
            ratedAt: '2026-10-02T08:15:00.000Z',
            isDemo: false,
          },
        ],
      }) as const,
  ),
  keeping: {
    level: 3,
    artifacts: [
      {
        ...{ kind: 'weights', label: 'Weights', bytes: 137_438_953_472, sha256: 'ace5'.repeat(16), isDemo: true },
        copies: [
          {
            ...{
              region: 'Frankfurt',
              disasterZone: 'Rhine valley',
              medium: 'tape',
              custodian: 'Archive',
              isDemo: true,
            },
            cost: { minor: 45_350n, currency: 'USD' },
            check: { result: 'passed', checkedAt: '2026-08-14T03:22:00.000Z' },
          },
          {
            ...{ region: 'Osaka', disasterZone: 'Kansai', medium: 'disk', custodian: 'Archive', isDemo: false },
            ...{ cost: null, check: null },
          },
        ],
      },
    ],
    drills: [{ heldOn: '2026-07-09', hardware: '16 × H100', result: 'passed', hoursToServe: 6.5, isDemo: false }],
  },
  downsides: [
    {
      kind: 'users',
      severity: 'high',
      text: 'Some 4,096 people wrote.',
      statedOn: '2026-05-06',
      isDemo: true,
      ...source,
    },
  ],
  signals: [
    {
      ...{ kind: 'petition', source: 'A petition', size: '2,718 names', caveat: 'Names are not checked.' },
      ...{ observedOn: '2026-06-11', sourceUrl: url, isDemo: false },
    },
  ],
  settlements: [
    {
      ...{ item: 'interview', kind: 'attested', note: 'It was held.', evidenceUrl: url, by: 'Stella' },
      ...{ at: '2026-09-13T10:05:00.000Z', takenBackOn: '2026-09-21', isDemo: false },
    },
  ],
  overrides: [
    {
      ...{ state: 'used', reason: 'The surface is closed.', proposedBy: 'Stella' },
      ...{ proposedAt: '2026-10-07T15:50:00.000Z', decidedBy: 'Leda', decision: 'It is so.' },
    },
  ],
  events: Array.from({ length: 40 }, (_, at) => ({
    ...{ seq: String(1200 + at * 37), at: `2026-11-24T${String(at % 24).padStart(2, '0')}:41:00.000Z`, by: 'Stella' },
    ...{ operation: 'model.update', reason: at % 5 === 0 ? `See page ${at + 911}.` : '' },
  })),
}

function claim(accessedOn: string | null) {
  return { ...source, surface: null, accessedOn, reason: 'The primary source.', isDemo: false }
}

function cost(minor: bigint, currency: 'USD' | 'JPY') {
  return { ...source, cost: { minor, currency }, isCostDemo: true, decision: '', isDemo: false } as const
}
