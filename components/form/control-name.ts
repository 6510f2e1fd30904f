/**
 * The field that a control belongs to. Controls that are sent through another one, as one value of many parts, say theirs
 * in `data-name`, so that a problem still leads to them.
 */
export function controlName(control: Element): string | null {
  return control.getAttribute('name') || control.getAttribute('data-name')
}
