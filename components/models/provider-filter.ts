import type { TableFilter } from '@/components/data-table/table-column'
import { providerName } from '@/lib/models/rules'

type CountedProvider = { readonly provider: string; readonly count: number | null }

/** The filter of lists of models by who provides them, with how many there are where that is known. */
export function providerFilter(label: string, providers: readonly CountedProvider[]): TableFilter {
  const options = providers.map(({ provider, count }) => ({
    value: provider,
    label: providerName(provider),
    ...(count === null ? {} : { count }),
  }))
  return { name: 'provider', label, options }
}
