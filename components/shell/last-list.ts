const key = (path: string) => `emeritus.list.${path}`

/** Keeps the address of the list somebody is about to leave, for the way back from a record. */
export function rememberList(): void {
  if (!document.querySelector('[data-list-search]')) return
  try {
    sessionStorage.setItem(key(location.pathname), location.search)
  } catch {
    // Storage may be full or forbidden; the way back then leads to the whole list.
  }
}

/** The list under `path` as it was last left in this tab, or as it is by itself. */
export function listAt(path: string): string {
  try {
    return path + (sessionStorage.getItem(key(path)) ?? '')
  } catch {
    return path
  }
}
