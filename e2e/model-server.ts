import { startModelServer } from '@/prisma/model-server'

/** For as long as the journeys run, a server that answers like a model, one port above that of the app. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startModelServer(Number(process.env.E2E_PORT ?? '4320') + 1)
  return server.close
}
