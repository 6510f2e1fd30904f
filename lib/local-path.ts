/** A path of this site to go back to, or `/`: anything a browser could read as another site is refused. */
export function localPath(value: string | string[] | undefined): `/${string}` {
  const text = typeof value === 'string' ? value : '/'
  if (!/^\/(?![/\\])/.test(text) || /[\u0000-\u001f\\]/.test(text)) return '/'
  return `/${text.slice(1)}`
}
