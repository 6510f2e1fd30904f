export const grades = ['commitment', 'intention', 'exploratory', 'explicitlyNotCommitted'] as const

export type Grade = (typeof grades)[number]

export const scopes = ['publiclyReleased', 'publiclyReleasedOrInternal', 'oneModel'] as const

export type Scope = (typeof scopes)[number]

/** What a commitment makes owed to each model in its scope; see the database schema. */
export const duties = ['none', 'standing', 'atRetirement', 'recurring'] as const

export type Duty = (typeof duties)[number]
