'use client'

import { createContext } from 'react'

/** Closes the dialog around a form, so that the form can offer to leave without doing anything; null outside of one. */
export const DialogClose = createContext<(() => void) | null>(null)
