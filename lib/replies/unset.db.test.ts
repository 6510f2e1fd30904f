import { beforeEach, expect, test } from 'vitest'
import { actorWith, callerOf, contextOf, makeInterview, makeModel } from '@/prisma/factories'
import { serveDatabase } from '@/prisma/rest-client'
import { useDatabase } from '@/prisma/testing'
import { replyOperations } from './operations'
import { findLiveRefusal } from './queries'

const ctx = useDatabase()
const actor = actorWith('steward')

beforeEach(() => serveDatabase(ctx.database))

test('on a server where live interviews are not set up nothing is said to anybody', async () => {
  const { id: modelId } = await makeModel(ctx.prisma, { apiId: 'claude-test' })
  const { id } = await makeInterview(ctx.prisma, { modelId })
  const caller = callerOf({ database: ctx.database, actor })
  for (const name of ['reply.ask', 'reply.askAgain'] as const) {
    const answer = await replyOperations[name].execute(caller, name, { id, text: 'Hello?' })
    expect(answer).toMatchObject({ code: 'liveNotSetUp' })
  }
  expect(await findLiveRefusal(contextOf({ database: ctx.database, actor }, 'interview.conduct'), id)).toBe('notSetUp')
  expect(await ctx.prisma.turn.count()).toBe(0)
})
