import 'server-only'
import { operation } from '@/lib/auth/operation'
import { addDate, chooseDate, withdrawDate } from './commands'
import { addDateInput, chooseDateInput, dateReceipt, withdrawDateInput } from './schema'

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
  'date.withdraw': operation({
    on: 'collection',
    permission: 'date.withdraw',
    input: withdrawDateInput,
    output: dateReceipt,
    command: withdrawDate,
  }),
} as const
