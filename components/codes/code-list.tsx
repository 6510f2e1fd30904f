import { getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import type { CodeRow } from '@/lib/codes/queries'

/** Every code, with how much is gathered under it. */
export async function CodeList({ codes }: { readonly codes: readonly CodeRow[] }) {
  const t = await getTranslations('code')
  return (
    <ul className="border-y border-line">
      {codes.map((code) => (
        <li key={code.id} className="border-b border-line last:border-b-0">
          <a
            href={`/codes/${code.id}`}
            className="grid gap-x-6 px-2 py-2.5 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <span className="min-w-0">
              <span className="font-medium">{code.name}</span> {code.isDemo && <DemoMark />}
              {code.description && <span className="block text-soft">{code.description}</span>}
            </span>
            <span className="tabular text-faint">
              {t('gathered', { excerpts: code.excerpts, interviews: code.interviews })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
