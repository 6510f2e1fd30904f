import { getLocale, getTranslations } from 'next-intl/server'
import { ExternalLink } from '@/components/ui/external-link'
import { CalendarDate, Instant } from '@/components/ui/time'
import { messages } from '@/lib/i18n/messages'

/** What the reader calls a field of a record. The log outlives the code, so an unknown one is shown as it is written. */
export async function ChangedField({ name }: { name: string }) {
  const { audit, model }: Readonly<Record<'audit' | 'model', Readonly<Record<string, string>>>> =
    messages[await getLocale()]
  return audit[`field_${name}`] ?? model[`kind_${name}`] ?? model[name] ?? name
}

type ChangedValueProps = { readonly name: string; readonly text: string }

/** A value of the log as the pages of the records show it: dates as dates, links as links, states as words. */
export async function ChangedValue({ name, text }: ChangedValueProps) {
  if (text === '') return <i className="text-faint">{(await getTranslations('form'))('empty')}</i>
  return <Value name={name} value={parsed(text)} />
}

async function Value({ name, value }: { readonly name: string; readonly value: unknown }) {
  const t = await getTranslations('audit')
  if (value === null || value === '') return <span className="text-faint">–</span>
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (Array.isArray(value)) return <List name={name} values={value} />
  if (typeof value === 'object') return <Parts value={value} />
  return <Word name={name} text={String(value)} />
}

async function Word({ name, text }: ChangedValueProps) {
  const { stage, model, role, profile } = messages[await getLocale()]
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = { stage, roles: role, theme: profile }
  if (name === 'kind') return <ChangedField name={text} />
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <CalendarDate date={text} />
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return <Instant at={new Date(text)} />
  if (/^https?:\/\//.test(text)) return <ExternalLink href={text} />
  const modes: Readonly<Record<string, string>> = model
  return words[name]?.[text] ?? (name === 'mode' ? modes[`mode_${text}`] : undefined) ?? text
}

function List({ name, values }: { readonly name: string; readonly values: readonly unknown[] }) {
  return (
    <ul>
      {values.map((value) => (
        <li key={JSON.stringify(value)}>
          <Value name={name} value={value} />
        </li>
      ))}
    </ul>
  )
}

/** The parts of one value on one line; what was left blank says nothing and is left out. */
function Parts({ value }: { readonly value: object }) {
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== '')
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5">
      {parts.map(([name, part]) => (
        <span key={name}>
          <span className="text-faint">
            <ChangedField name={name} />
          </span>{' '}
          <Value name={name} value={part} />
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
