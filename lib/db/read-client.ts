import type { PrismaClient } from './generated/client'

type ReadMethod =
  | 'findMany'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'count'
  | 'aggregate'
  | 'groupBy'

type ModelName = Exclude<keyof PrismaClient, `$${string}` | symbol>

/** The Prisma client without its writing half: what queries get, so that a write outside a transaction cannot compile. */
export type ReadClient = {
  readonly [Name in ModelName]: Pick<PrismaClient[Name], ReadMethod & keyof PrismaClient[Name]>
} & Pick<PrismaClient, '$queryRaw'>
