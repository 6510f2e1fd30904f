/** Asks next-auth to start a session with `email` and `password`: the error of its answer, or null when it has started. */
export async function startSession(data: FormData): Promise<string | null> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  const body = new URLSearchParams({ csrfToken, callbackUrl: location.origin, json: 'true' })
  for (const name of ['email', 'password']) body.set(name, String(data.get(name) ?? ''))
  const response = await fetch('/api/auth/callback/credentials', { method: 'POST', body })
  const { url } = await response.json()
  return new URL(url, location.origin).searchParams.get('error')
}
