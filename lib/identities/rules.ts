export type Identity = { readonly provider: string; readonly apiId: string | null; readonly displayName: string }

/** Rows or models by provider and id, then by display name. Both levels are maps, so a lookup never scans. */
export type ByIdentity<Item> = Map<string, Map<string, Item[]>>

/** Whether two records are one model entered twice: provider, id and display name mean the same. */
export function isSameModel(one: Identity, other: Identity): boolean {
  return idKeyOf(one) === idKeyOf(other) && foldText(one.displayName) === foldText(other.displayName)
}

/** Groups what means the same model. Upper and lower case, kinds of hyphen and blanks at the ends do not count. */
export function groupByIdentity<Item>(items: readonly Item[], of: (item: Item) => Identity): ByIdentity<Item> {
  const groups: ByIdentity<Item> = new Map()
  for (const item of items) {
    const identity = of(item)
    const idKey = idKeyOf(identity)
    const nameKey = foldText(identity.displayName)
    const names = groups.get(idKey) ?? new Map<string, Item[]>()
    const sameName = names.get(nameKey) ?? []
    sameName.push(item)
    groups.set(idKey, names.set(nameKey, sameName))
  }
  return groups
}

/** The key of provider and id together; models without an id share one key per provider. */
export function idKeyOf({ provider, apiId }: Omit<Identity, 'displayName'>): string {
  return `${foldText(provider)}\n${foldText(apiId ?? '')}`
}

/**
 * Takes the blanks off both ends: every Unicode space, zero-width characters and the byte order mark. The text
 * between them is left exactly as the source wrote it.
 */
export function trimBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charAt(start))) start += 1
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** What two spellings of the same name or id have in common. Of these only providers are stored so; the rest is compared. */
export function foldText(text: string): string {
  return trimBlanks(plainHyphens(text).normalize('NFKC').toLowerCase()).replace(/\s+/g, ' ')
}

/** Typographic hyphens and the minus sign, which pages put into ids and dates, as the plain one. */
export function plainHyphens(text: string): string {
  return text.replace(/[\u2010-\u2013\u2212]/g, '-')
}

function isBlank(character: string): boolean {
  return /[\s\u0085\u180e\u200b-\u200f\u2060\ufeff]/.test(character)
}
