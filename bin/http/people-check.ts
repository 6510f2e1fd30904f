import type { PrismaClient } from '@/lib/db/generated/client'
import type { Mode } from './headers'

/** The server must not start; the message says why and what to do. */
export class RefusalToServe extends Error {
  override readonly name = 'RefusalToServe'
}

/** Demo people have published passwords: they must never be able to sign in beside real people. */
export async function refuseWrongPeople(prisma: PrismaClient, mode: Mode): Promise<void> {
  if (mode === 'development') return
  const isDemo = mode !== 'demo'
  const stranger = await prisma.person.findFirst({ where: { isDemo }, select: { id: true } })
  if (!stranger) return
  throw new RefusalToServe(
    mode === 'demo'
      ? 'This database holds real people, and the demo would let everybody in beside them. ' +
          'Let EMERITUS_DATA point to an empty folder, and leave DATABASE_URL unset.'
      : 'This database holds the demo, whose passwords everybody knows, so it is not served as an installation. ' +
          'Start it with `npm run demo`, or let EMERITUS_DATA or DATABASE_URL point to an empty database.',
  )
}
