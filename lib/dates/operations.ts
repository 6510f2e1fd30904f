import 'server-only'
import { operation } from '@/lib/auth/operation'
import { addDate, chooseDate, withdrawDate } from './commands'
import { addDateInput, chooseDateInput, withdrawDateInput } from './schema'

export const dateOperations = {
  'date.add': operation({ on: 'collection', permission: 'date.add', input: addDateInput, command: addDate }),
  'date.choose': operation({
    on: 'collection',
    permission: 'date.choose',
    input: chooseDateInput,
    command: chooseDate,
  }),
  'date.withdraw': operation({
    on: 'collection',
    permission: 'date.withdraw',
    input: withdrawDateInput,
    command: withdrawDate,
  }),
} as const
