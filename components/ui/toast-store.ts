export type Toast = { readonly id: number; readonly message: string }

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says in one sentence that something is done. It outlives a navigation, so a form may say it and then leave. */
export function showToast(message: string): void {
  lastId += 1
  publish([...toasts.slice(-2), { id: lastId, message }])
}

export function dismissToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id))
}

export function currentToasts(): readonly Toast[] {
  return toasts
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function publish(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}
