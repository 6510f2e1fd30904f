/** A path of this site to go back to, or `/`: whatever a browser could read as another site is refused. */
export function localPath(value: string | string[] | undefined): `/${string}` {
  const base = 'http://here.invalid'
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, base)) return '/'
  const { origin, pathname, search } = new URL(value, base)
  return origin === base ? `/${pathname.slice(1)}${search}` : '/'
}
