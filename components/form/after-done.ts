'use client'

import { createContext } from 'react'

/** What is to be drawn again when a form inside says that it is done; null where the whole page is. */
export const AfterDone = createContext<(() => void) | null>(null)
