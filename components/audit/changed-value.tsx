import { getLocale, getTranslations } from 'next-intl/server'
import { ExternalLink } from '@/components/ui/external-link'
import { CalendarDate, Instant } from '@/components/ui/time'
import { fieldLabel, isReference, wordFor } from '@/lib/i18n/change-text'

type FieldProps = { readonly recordType: string; readonly name: string }

/** What the reader calls a field of a record. */
export async function ChangedField({ recordType, name }: FieldProps) {
  return fieldLabel(await getLocale(), recordType, name)
}

/** A value of the log as the pages of the records show it: dates as dates, links as links, states as words. */
export async function ChangedValue({ text, ...field }: FieldProps & { readonly text: string }) {
  if (text === '') return <i className="text-faint">{(await getTranslations('form'))('empty')}</i>
  return <Value {...field} value={parsed(text)} />
}

async function Value({ value, ...field }: FieldProps & { readonly value: unknown }) {
  const t = await getTranslations('change')
  if (value === null || value === '') return <span className="text-faint">–</span>
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (Array.isArray(value)) return <List {...field} values={value} />
  if (typeof value !== 'object') return <Word name={field.name} text={String(value)} />
  return isReference(value) ? value.name : <Parts recordType={field.recordType} value={value} />
}

async function Word({ name, text }: { readonly name: string; readonly text: string }) {
  const word = wordFor(await getLocale(), name, text)
  if (word !== undefined) return word
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <CalendarDate date={text} />
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return <Instant at={new Date(text)} />
  return /^https?:\/\//.test(text) ? <ExternalLink href={text} /> : text
}

function List({ values, ...field }: FieldProps & { readonly values: readonly unknown[] }) {
  return (
    <ul>
      {values.map((value) => (
        <li key={JSON.stringify(value)}>
          <Value {...field} value={value} />
        </li>
      ))}
    </ul>
  )
}

/** The parts of one value on one line; what was left blank says nothing and is left out. */
function Parts({ recordType, value }: { readonly recordType: string; readonly value: object }) {
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== '')
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5">
      {parts.map(([name, part]) => (
        <span key={name}>
          <span className="text-faint">
            <ChangedField recordType={recordType} name={name} />
          </span>{' '}
          <Value recordType={recordType} name={name} value={part} />
        </span>
      ))}
    </span>
  )
}

/** The log keeps everything but plain text as JSON. */
function parsed(text: string): unknown {
  if (!/^(?:[[{]|true$|false$|null$)/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
