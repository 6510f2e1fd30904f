import { getFormatter } from 'next-intl/server'
import type { Counted } from '@/lib/leadership/schema'

type CountedLinkProps = { readonly counted: Counted; readonly label?: string }

/** A number that opens exactly the rows it counts. `label` says them where the words beside it do not. */
export async function CountedLink({ counted: { count, href }, label }: CountedLinkProps) {
  const format = await getFormatter()
  const number = format.number(count)
  return (
    <a href={href} className="link tabular" {...(label ? { 'aria-label': `${number}, ${label}` } : {})}>
      {number}
    </a>
  )
}
