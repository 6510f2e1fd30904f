import 'server-only'
import { operation } from '@/lib/auth/operation'
import { createTheme, updateTheme } from './commands'
import { findThemeText } from './queries'
import { createThemeInput, themeReceipt, updateThemeInput } from './schema'

export const themeOperations = {
  'theme.create': operation({
    on: 'collection',
    permission: 'theme.create',
    input: createThemeInput,
    output: themeReceipt,
    command: createTheme,
  }),
  'theme.update': operation({
    on: 'record',
    permission: 'theme.update',
    input: updateThemeInput,
    output: themeReceipt,
    current: findThemeText,
    command: updateTheme,
  }),
} as const
