import type { ProtocolState } from '@/lib/protocol-versions/schema'
import { askedText, makeProtocol } from '../factories'
import { type Asking, type Cases, version } from './rows'

export const protocolsCases: Cases = {
  'protocols.list': async (ctx) => {
    await protocol(ctx, 'published', 'draft')
    return { query: '?standing=published,unpublished&draft=open&q=protocol&sort=-updated' }
  },
  'protocols.get': async (ctx) => ({ id: await protocol(ctx, 'withdrawn', 'published', 'draft') }),
  'protocol.create': () => ({ body: { title: 'Retirement interview', summary: 'Before a retirement.' } }),
  'protocol.start': () => ({}),
  'protocol.update': async (ctx) => ({
    id: await protocol(ctx, 'draft'),
    headers: version,
    body: { summary: 'Another.' },
  }),
  'protocol.draft': async (ctx) => ({ id: await protocol(ctx, 'published'), headers: version }),
  'protocol.revise': async (ctx) => ({
    id: await protocol(ctx, 'published', 'draft'),
    headers: version,
    body: { ...askedText, disclosure: 'You are told more.', changeNote: 'It tells more.' },
  }),
  'protocol.publish': async (ctx) => ({ id: await protocol(ctx, 'draft'), headers: version }),
  'protocol.discard': async (ctx) => ({ id: await protocol(ctx, 'published', 'draft'), headers: version }),
  'protocol.withdraw': async (ctx) => ({
    id: await protocol(ctx, 'published'),
    headers: version,
    body: { number: 1, reason: 'It led.' },
  }),
}

async function protocol(ctx: Asking, ...states: readonly ProtocolState[]): Promise<string> {
  return (await makeProtocol(ctx.prisma, { states })).id
}
