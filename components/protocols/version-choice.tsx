import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { Button } from '@/components/ui/button'
import type { ProtocolRecord } from '@/lib/protocols/queries'

type VersionChoiceProps = { readonly protocol: ProtocolRecord; readonly from: number; readonly to: number }

/** Which two versions stand beside each other; works without any script. */
export async function VersionChoice({ protocol, from, to }: VersionChoiceProps) {
  const t = await getTranslations('protocol')
  const options = protocol.versions.map(({ number, state }) => ({
    value: String(number),
    label: `${t('version', { number })} · ${t(`state_${state}`)}`,
  }))
  return (
    <form
      method="get"
      action={`/protocols/${protocol.slug}/compare`}
      data-screen-only
      className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      <SelectField name="from" label={t('compareFrom')} options={options} defaultValue={String(from)} />
      <SelectField name="to" label={t('compareTo')} options={options} defaultValue={String(to)} />
      <Button type="submit">{t('compareShow')}</Button>
    </form>
  )
}
