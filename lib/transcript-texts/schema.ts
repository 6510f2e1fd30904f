/** How the bytes of a text stand for its characters, and how many of them the byte order mark takes. */
export type TextCoding = { readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly markBytes: number }

export type DecodedText = TextCoding & { readonly text: string }
