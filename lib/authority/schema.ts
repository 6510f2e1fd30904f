/** Whose word a decision takes, the least first: one steward, one of leadership, or two of leadership. */
export const authorities = ['steward', 'leadership', 'twoLeaders'] as const

export type Authority = (typeof authorities)[number]
