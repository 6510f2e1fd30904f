import { ask, makeToken } from '../rest-client'
import { type Asking, type Cases, pastDay, person, version } from './rows'

export const platformCases: Cases = {
  'document.get': () => ({}),
  'profile.get': () => ({}),
  'profile.update': () => ({ headers: version, body: { name: 'Ada L.', locale: 'en', theme: 'light' } }),
  'profile.setDisplay': () => ({ body: { theme: 'dark' } }),
  'people.list': () => ({ query: '?q=ada&role=admin' }),
  'people.get': async (ctx) => ({ id: await person(ctx) }),
  'person.invite': () => ({ body: { name: 'Ben', email: 'ben@example.org', roles: ['reviewer'] } }),
  'person.renewInvitation': async (ctx) => ({ id: await person(ctx, { passwordHash: null }), headers: version }),
  'person.setRoles': async (ctx) => ({ id: await person(ctx), headers: version, body: { roles: ['auditor'] } }),
  'person.disable': async (ctx) => ({ id: await person(ctx), headers: version }),
  'person.enable': async (ctx) => ({ id: await person(ctx, { disabledAt: pastDay }), headers: version }),
  'person.endSessions': async (ctx) => ({ id: await person(ctx), headers: version }),
  'tokens.list': () => ({ query: '?state=valid' }),
  'tokens.get': async (ctx) => ({ id: (await ctx.prisma.apiToken.findFirstOrThrow()).id }),
  'token.create': async (ctx) => ({ body: { personId: await person(ctx), name: 'CI', permissions: ['model.read'] } }),
  'token.revoke': async (ctx) => {
    await makeToken(ctx.prisma, await person(ctx), [])
    const made = await ctx.prisma.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return { id: made.id, headers: version }
  },
  'calendar.endAddress': async (ctx) => {
    const ada = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
    await makeToken(ctx.prisma, ada.id, ['calendar.read'])
    const made = await ctx.prisma.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } })
    return { id: made.id, headers: version }
  },
  'policies.list': () => ({}),
  'policy.change': async (ctx) => {
    const { version: seen } = await ctx.prisma.policy.findFirstOrThrow({ orderBy: { version: 'desc' } })
    return {
      headers: { 'if-match': `"${seen}"` },
      body: { noticeDays: 60 + seen, gpuHourCost: '4.50', reason: 'For the test.' },
    }
  },
  'view.create': () => ({ body: { list: 'models', name: 'Retired', query: '?stage=retired', isShared: true } }),
  'view.update': async (ctx) => ({ id: await view(ctx), headers: version, body: { name: 'Newer' } }),
  'view.remove': async (ctx) => ({ id: await view(ctx), headers: version }),
  'audit.list': async (ctx) => {
    await ask('POST', '/models', { token: ctx.token, body: { provider: 'a', displayName: 'b', family: 'c' } })
    return { query: '?outcome=done' }
  },
  'audit.verify': () => ({}),
}

async function view(ctx: Asking): Promise<string> {
  const { id: ownerId } = await ctx.prisma.person.findFirstOrThrow({ where: { name: 'Ada' } })
  return (await ctx.prisma.savedView.create({ data: { ownerId, list: 'models', name: 'Retired', query: '' } })).id
}
