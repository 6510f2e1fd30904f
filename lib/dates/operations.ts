import 'server-only'
import { operation } from '@/lib/auth/operation'
import { addDate, chooseDate } from './commands'
import { addDateInput, chooseDateInput } from './schema'

export const dateOperations = {
  'date.add': operation({ on: 'collection', permission: 'date.add', input: addDateInput, command: addDate }),
  'date.choose': operation({
    on: 'collection',
    permission: 'date.choose',
    input: chooseDateInput,
    command: chooseDate,
  }),
} as const
