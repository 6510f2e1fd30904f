/** What can be done about a view from the menu: keep one more, replace what it shows, rename or share it, take it away. */
export const viewSteps = ['create', 'save', 'edit', 'remove'] as const

export type ViewStep = (typeof viewSteps)[number]
