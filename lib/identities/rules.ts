import { type Refusal, refuse } from '@/lib/errors'

export type Identity = { readonly provider: string; readonly apiId: string | null; readonly displayName: string }

/** Rows or models by provider and id, then by display name. Both levels are maps, so a lookup never scans. */
export type ByIdentity<Item> = Map<string, Map<string, Item[]>>

/** Whether two records are one model entered twice: provider, id and display name mean the same. */
export function isSameModel(one: Identity, other: Identity): boolean {
  return idKeyOf(one) === idKeyOf(other) && foldText(one.displayName) === foldText(other.displayName)
}

/**
 * Groups what means the same model. Upper and lower case, kinds of hyphen and blanks at the ends do not count. Yields
 * between items, where a server may do something else.
 */
export function* groupByIdentity<Item>(
  items: readonly Item[],
  of: (item: Item) => Identity,
): Generator<void, ByIdentity<Item>> {
  const groups: ByIdentity<Item> = new Map()
  for (const item of items) {
    const identity = of(item)
    const idKey = idKeyOf(identity)
    const nameKey = foldText(identity.displayName)
    const names = groups.get(idKey) ?? new Map<string, Item[]>()
    const sameName = names.get(nameKey) ?? []
    sameName.push(item)
    groups.set(idKey, names.set(nameKey, sameName))
    yield
  }
  return groups
}

/** The key of provider and id together; models without an id share one key per provider. */
export function idKeyOf({ provider, apiId }: Omit<Identity, 'displayName'>): string {
  return `${foldText(provider)}\n${foldText(apiId ?? '')}`
}

export type NamedModel = {
  readonly id: string
  readonly displayName: string
  readonly apiId: string | null
  readonly aliases: readonly string[]
}

/** A name that another model of the same provider already has as its identifier or as an alias. */
export type NameClash = { readonly name: string; readonly with: string }

/** Names that a model is to have. */
export type Names = Pick<NamedModel, 'apiId' | 'aliases'>

/**
 * The first alias that is another model's identifier or alias, or the identifier where it is another's alias. Sources
 * name models by both, so one name of a provider must not mean two models. (Two models may share an identifier: the
 * provider did that itself, and their names tell them apart.) `others` are the provider's other models.
 */
export function findClash({ apiId, aliases }: Names, others: readonly NamedModel[]): NameClash | null {
  const owners = new Map<string, string>()
  const owned = (name: string) => ({ name, with: owners.get(foldText(name)) ?? '' })
  for (const other of others) for (const name of other.aliases) owners.set(foldText(name), other.displayName)
  if (apiId && owners.has(foldText(apiId))) return owned(apiId)
  for (const other of others) if (other.apiId) owners.set(foldText(other.apiId), other.displayName)
  const alias = aliases.find((name) => owners.has(foldText(name)))
  return alias === undefined ? null : owned(alias)
}

/**
 * Refuses a second record of one model, and `names` that already mean another. `others` are the provider's other models;
 * what an import brought among them is not looked at: the page shows it.
 */
export function identityRefusal(
  identity: Identity,
  names: Names,
  others: readonly (Identity & NamedModel)[],
): Refusal | null {
  if (others.some((other) => isSameModel(other, identity))) {
    return { ...refuse('modelExists'), fields: { displayName: { code: 'taken' } } }
  }
  const clash = findClash(names, others)
  return clash && refuse('nameTaken', { name: clash.name, model: clash.with })
}

/** Refuses a model whose identifier another one has: providers do that, but whoever adds the second has to mean it. */
export function twinRefusal(identity: Identity, others: readonly Identity[]): Refusal | null {
  const twin = others.find((other) => idKeyOf(other) === idKeyOf(identity))
  if (!identity.apiId || !twin) return null
  const values = { name: twin.displayName }
  return {
    ...refuse('identifierTaken', values),
    fields: { apiId: { code: 'identifierTaken', values }, isTwinMeant: { code: 'confirm' } },
  }
}

/**
 * Takes the blanks off both ends: every Unicode space, zero-width characters and the byte order mark. The text
 * between them is left exactly as the source wrote it.
 */
export function trimBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** What two spellings of the same name or id have in common. Of these only providers are stored so; the rest is compared. */
export function foldText(text: string): string {
  if (plainWords.test(text)) return text.toLowerCase()
  return trimBlanks(plainIdentifier(text).normalize('NFKC').toLowerCase()).replace(/\s+/g, ' ')
}

/** Most texts by far; folding one is only lowering its case. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/

/**
 * An id or a date as somebody would type it: typographic hyphens and the minus sign as the plain one, any blank as a
 * space, and nothing invisible between the letters. Pages put all of these where they break lines.
 */
export function plainIdentifier(text: string): string {
  return text
    .replace(/[\u2010-\u2013\u2212\ufe63\uff0d]/g, '-')
    .replace(/[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/\s/g, ' ')
}

function isBlank(code: number): boolean {
  if (code > 0x20 && code < 0x7f) return false
  return /[\s\u0085\u00ad\u180e\u200b-\u200f\u2060\ufeff]/.test(String.fromCharCode(code))
}

/** The URL part of a model: letters, digits, dots and hyphens of its identifier, else of its name. Never empty. */
export function slugOf(model: Identity): string {
  return slugify(model.apiId ?? '') || slugify(`${model.provider} ${model.displayName}`) || 'model'
}

/** Pages that stand beside the records, under the same address. */
const pages: readonly string[] = ['new', 'import', 'timeline']

/** The slug to use when others are taken: the name is added first, then a number. */
export function freeSlug(model: Identity, taken: ReadonlySet<string>): string {
  const plain = slugOf(model)
  if (!taken.has(plain) && !pages.includes(plain)) return plain
  const named = `${plain}-${slugify(model.displayName) || 'model'}`
  if (!taken.has(named)) return named
  return `${named}-${freeNumber((number) => taken.has(`${named}-${number}`))}`
}

/** A free number from 2 on, in few looks: names in other scripts leave thousands of models with one slug. */
function freeNumber(isTaken: (number: number) => boolean): number {
  let free = 2
  while (isTaken(free)) free *= 2
  let last = free / 2
  while (free - last > 1) {
    const middle = (last + free) >> 1
    if (isTaken(middle)) last = middle
    else free = middle
  }
  return free
}

function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 80)
    .replace(/^[-.]+|[-.]+$/g, '')
}
