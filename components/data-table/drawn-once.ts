import type { TableFeatures } from '@tanstack/react-table'

type Reactivity = NonNullable<TableFeatures['coreReactivityFeature']>

type Read<T> = { readonly get: () => T; readonly subscribe: () => { readonly unsubscribe: () => void } }

/** A table that is drawn once, on the server, has nothing to react to: values are read, and nobody is told of changes. */
export const drawnOnce: Reactivity = {
  createOptionsStore: false,
  wrapExternalAtoms: false,
  addSubscription: () => undefined,
  createReadonlyAtom: (read) => readable(read),
  createWritableAtom: (initial) => {
    const held = { value: initial }
    const set: { (next: (previous: typeof initial) => typeof initial): void; (next: typeof initial): void } = (
      next: unknown,
    ) => {
      held.value = typeof next === 'function' ? next(held.value) : next
    }
    return { ...readable(() => held.value), set }
  },
  untrack: (run) => run(),
  batch: (run) => run(),
  schedule: (run) => run(),
}

function readable<T>(get: () => T): Read<T> {
  return { get, subscribe: () => ({ unsubscribe: () => undefined }) }
}
