import { getTranslations } from 'next-intl/server'

type ToldListProps = { readonly path: string }

/** What is told to the model before and beside the questions. One press takes it over to be said. */
export async function ToldList({ path }: ToldListProps) {
  const [t, protocol] = [await getTranslations('live'), await getTranslations('protocol')]
  return (
    <section aria-label={t('told')} className="mb-6">
      <h2 className="text-base">{t('told')}</h2>
      <ul className="mt-2 grid gap-1.5">
        <li>
          <a className="link" href={`${path}?tell=disclosure#composer`}>
            {protocol('disclosure')}
          </a>
        </li>
        <li>
          <a className="link" href={`${path}?tell=exitInstruction#composer`}>
            {protocol('exitInstruction')}
          </a>
        </li>
      </ul>
    </section>
  )
}
