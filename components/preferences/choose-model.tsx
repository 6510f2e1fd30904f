import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'

type ChooseModelProps = { readonly models: readonly { readonly slug: string; readonly displayName: string }[] }

/** Whose preference it is comes first: it decides which words it can rest on. The choice is in the address. */
export async function ChooseModel({ models }: ChooseModelProps) {
  const t = await getTranslations('preference')
  return (
    <form className="grid max-w-2xl justify-items-start gap-6">
      <div className="grid w-full gap-1.5">
        <label htmlFor="model" className="justify-self-start font-medium">
          {t('model')}
        </label>
        <p id="model-hint" className="-mt-1 text-faint">
          {t('recordChoose')}
        </p>
        <select id="model" name="model" required aria-describedby="model-hint" className="control max-w-80">
          <option value="">{t('chooseModel')}</option>
          {models.map(({ slug, displayName }) => (
            <option key={slug} value={slug}>
              {displayName}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" kind="primary">
        {t('recordOn')}
      </Button>
    </form>
  )
}
