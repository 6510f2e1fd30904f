/** How far an import has come: sessions read so far, or interviews written of all that there are. */
export type ImportProgress = { readonly phase: 'reading' | 'writing'; readonly done: number; readonly total: number }
