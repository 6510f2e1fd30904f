/** What somebody had typed, kept in this tab until it is sent. `version` is the record's at the time of typing. */
export type Draft = { readonly version: number | null; readonly values: Readonly<Record<string, readonly string[]>> }

/** A draft belongs to a person: somebody else who signs in to the same tab is not shown it. */
export type DraftKey = { readonly owner: string; readonly key: string }

/** Told to a control that was given back what had been typed, for what is drawn from its value. */
export const RESTORED = 'restored'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export function saveDraft(key: DraftKey, form: HTMLFormElement, version: number | null): void {
  const values: Record<string, string[]> = {}
  for (const control of keepable(form)) {
    const list = values[control.name] ?? []
    values[control.name] = list
    if (!isTick(control) || control.checked) list.push(control.value)
  }
  write(key, JSON.stringify({ version, values }))
}

export function discardDraft(key: DraftKey): void {
  write(key, null)
}

/** Drops every draft in this tab that is not this person's; with null, every one. */
export function discardDraftsExcept(owner: string | null): void {
  try {
    for (const name of Object.keys(sessionStorage)) {
      const isOwn = owner !== null && name.startsWith(`${PREFIX}${owner}.`)
      if (name.startsWith(PREFIX) && !isOwn) sessionStorage.removeItem(name)
    }
  } catch {}
}

/** Puts a draft back into the form. False when there is none, or when it says what the form says anyway. */
export function restoreDraft(key: DraftKey, form: HTMLFormElement): Draft | null {
  const draft = read(key)
  if (!draft) return null
  let isDifferent = false
  const left = new Map(Object.entries(draft.values).map(([name, values]) => [name, [...values]]))
  for (const control of keepable(form)) {
    const values = left.get(control.name)
    if (!values || !put(control, values)) continue
    isDifferent = true
    control.dispatchEvent(new Event(RESTORED))
  }
  return isDifferent ? draft : null
}

/** Controls of one name take the values in order; ticks take those that are theirs. */
function put(control: Control, values: string[]): boolean {
  if (isTick(control)) {
    const isChecked = values.includes(control.value)
    if (control.checked === isChecked) return false
    control.checked = isChecked
    return true
  }
  const value = values.shift() ?? ''
  if (control.value === value) return false
  control.value = value
  return true
}

/** Secrets and files never leave the form; hidden fields are the page's own words, not the person's. */
function keepable(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(isControl).filter((control) => {
    return control.name !== '' && !['password', 'file', 'hidden', 'submit'].includes(control.type)
  })
}

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}

const PREFIX = 'emeritus.draft.'

function storageKey({ owner, key }: DraftKey): string {
  return `${PREFIX}${owner}.${key}`
}

/** Storage may be full or forbidden; a draft is a convenience, so that is no reason to disturb anybody. */
function write(key: DraftKey, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(storageKey(key))
    else sessionStorage.setItem(storageKey(key), text)
  } catch {}
}

function read(key: DraftKey): Draft | null {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(storageKey(key)) ?? 'null')
    return isDraft(draft) ? draft : null
  } catch {
    return null
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null || !('values' in value) || !('version' in value)) return false
  if (value.version !== null && typeof value.version !== 'number') return false
  const isList = (list: unknown) => Array.isArray(list) && list.every((text) => typeof text === 'string')
  return typeof value.values === 'object' && value.values !== null && Object.values(value.values).every(isList)
}
