/**
 * Whether a request that a cookie vouches for was made by our own pages. Browsers say so in `Sec-Fetch-Site`; older
 * ones in `Origin`. Foreign, `null` and missing are all "no": a program that means it sends a bearer token.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  const host = headers.get('host')
  if (!origin || !host || !URL.canParse(origin)) return false
  return new URL(origin).host === host
}
