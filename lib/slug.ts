const LONGEST = 60

/** Addresses that pages have beside those of the records. */
const pages = ['new'] as const

/**
 * The address of a record's page from its title, with a number when others have it; `otherwise` where the title has no
 * letters that an address takes.
 */
export function slugFor(
  title: string,
  { taken, otherwise }: { taken: ReadonlySet<string>; otherwise: string },
): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  // A word that does not fit is left out whole.
  const short = words.length > LONGEST ? words.slice(0, LONGEST + 1).replace(/-[^-]*$/, '') : words
  const base = short.slice(0, LONGEST) || otherwise
  const isFree = (slug: string) => !taken.has(slug) && !pages.some((page) => page === slug)
  if (isFree(base)) return base
  for (let number = 2; ; number++) if (isFree(`${base}-${number}`)) return `${base}-${number}`
}
