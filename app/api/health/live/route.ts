export const dynamic = 'force-dynamic'

/** The process runs and answers; says nothing about the database. */
export function GET(): Response {
  return Response.json({ status: 'live' })
}
