import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/form/choice-field'
import { DateField, TextAreaField, TextField } from '@/components/form/text-field'
import type { WindowRow } from '@/lib/availability/queries'
import { availabilityModes } from '@/lib/availability/schema'
import { currencies } from '@/lib/money/schema'

/** What a window says, the same when it is added and when it is corrected. Ids differ from other forms of the page. */
export async function WindowFields({ window }: { readonly window: WindowRow | null }) {
  const [t, m] = [await getTranslations('availability'), await getTranslations('model')]
  const id = (name: string) => `${name}-${window?.id ?? 'new'}`
  return (
    <>
      <TextField
        name="surface"
        id={id('surface')}
        label={m('surface')}
        hint={t('surfaceHint')}
        width="half"
        defaultValue={window?.surface ?? ''}
      />
      <SelectField
        name="mode"
        id={id('mode')}
        label={m('mode')}
        options={availabilityModes.map((mode) => ({ value: mode, label: m(`mode_${mode}`) }))}
        defaultValue={window?.mode ?? 'public'}
      />
      <Days window={window} id={id} />
      <TextAreaField
        name="decision"
        id={id('decision')}
        label={t('decision')}
        hint={t('decisionHint')}
        rows={2}
        defaultValue={window?.decision ?? ''}
        isOptional
      />
      <Cost window={window} id={id} />
      <TextField
        name="sourceUrl"
        id={id('sourceUrl')}
        type="url"
        label={m('source')}
        hint={m('sourceUrlHint')}
        defaultValue={window?.sourceUrl ?? ''}
        isOptional
      />
      <TextField
        name="sourceTitle"
        id={id('sourceTitle')}
        label={m('sourceTitle')}
        defaultValue={window?.sourceTitle ?? ''}
        isOptional
      />
    </>
  )
}

type PartProps = { readonly window: WindowRow | null; readonly id: (name: string) => string }

async function Days({ window, id }: PartProps) {
  const t = await getTranslations('availability')
  return (
    <>
      {(['startsOn', 'endsOn', 'committedUntil'] as const).map((name) => (
        <DateField
          key={name}
          name={name}
          id={id(name)}
          label={t(name)}
          hint={t(`${name}Hint`)}
          defaultValue={window?.[name] ?? ''}
          isOptional
        />
      ))}
    </>
  )
}

async function Cost({ window, id }: PartProps) {
  const t = await getTranslations('availability')
  return (
    <div className="grid items-end gap-6 sm:grid-cols-2">
      <TextField
        name="costPerMonth"
        id={id('costPerMonth')}
        label={t('costPerMonth')}
        hint={t('costPerMonthHint')}
        width="short"
        defaultValue={window?.costPerMonth ?? ''}
        isOptional
      />
      <SelectField
        name="currency"
        id={id('currency')}
        label={t('currency')}
        blankLabel={t('currencyNone')}
        options={currencies.map((currency) => ({ value: currency, label: currency }))}
        defaultValue={window?.currency ?? ''}
        isOptional
      />
    </div>
  )
}
