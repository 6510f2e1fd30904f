import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import type { ReadableInterview } from '@/lib/interviews/queries'

type ChoosePairProps = { readonly readable: readonly ReadableInterview[]; readonly chosen: readonly string[] }

/** Which two are held beside each other; the choice is in the address. */
export async function ChoosePair({ readable, chosen }: ChoosePairProps) {
  const t = await getTranslations('answers')
  return (
    <form data-screen-only className="mb-8 grid items-end gap-4 border-b border-line pb-6 sm:grid-cols-[1fr_1fr_auto]">
      {(['a', 'b'] as const).map((name, at) => (
        <label key={name} className="grid min-w-0 gap-1 font-medium">
          {t(name)}
          <select name={name} defaultValue={chosen[at] ?? ''} className="control w-full">
            <option value="">{t('choose')}</option>
            {readable.map(({ id, title, modelName }) => (
              <option key={id} value={id}>
                {modelName} · {title}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit" kind="primary">
        {t('compare')}
      </Button>
    </form>
  )
}
