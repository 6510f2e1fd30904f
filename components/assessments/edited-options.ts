import type { EditedItem, ListEdit } from '@/components/form/edited-list'

/** What is typed in one option, by the path of each field: `title`, `risks.safety`, `costs.oneOffMoney.low`. */
export type OptionValues = Readonly<Record<string, string>>

export type EditedOption = EditedItem<OptionValues>

export type OptionEdit = ListEdit<OptionValues>

/** Options that this tab has kept as JSON; null for anything else, such as those of an older program. */
export function readKept(text: string): readonly OptionValues[] | null {
  try {
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) && kept.every(isValues) ? kept : null
  } catch {
    return null
  }
}

function isValues(part: unknown): part is OptionValues {
  return typeof part === 'object' && part !== null && Object.values(part).every((value) => typeof value === 'string')
}
