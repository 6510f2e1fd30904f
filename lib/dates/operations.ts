import 'server-only'
import { operation } from '@/lib/auth/operation'
import { addDate, chooseDate } from './commands'
import { addDateInput, chooseDateInput, dateReceipt } from './schema'

export const dateOperations = {
  'date.add': operation({
    on: 'collection',
    permission: 'date.add',
    input: addDateInput,
    output: dateReceipt,
    command: addDate,
  }),
  'date.choose': operation({
    on: 'collection',
    permission: 'date.choose',
    input: chooseDateInput,
    output: dateReceipt,
    command: chooseDate,
  }),
} as const
