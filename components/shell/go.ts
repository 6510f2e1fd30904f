export type Step = { readonly path: string; readonly replace?: boolean; readonly keepScroll?: boolean }

let follower: ((step: Step) => void) | null = null

/** Goes to another page of the app from a script: a shortcut, the palette, a search box, a form that is done. */
export function go(step: Step): void {
  if (follower) follower(step)
  else location.assign(step.path)
}

/** Called by the one component that owns the router; see `SoftNavigation`. */
export function setFollower(next: ((step: Step) => void) | null): void {
  follower = next
}
