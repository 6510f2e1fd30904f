/** True while a key belongs to a text: in a field, or while an input method is still composing a word. */
export function isTyping(event: KeyboardEvent): boolean {
  if (isComposing(event)) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
}

/** Safari ends the composition before the key arrives and only leaves the code 229, so both are asked. */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229
}
