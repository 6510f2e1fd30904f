import { getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import type { DrawnValue, Source } from '@/lib/report-document'

type ReportValueProps = { readonly value: DrawnValue; readonly sources: readonly Source[] }

/** A hash or an address has no place to break, and would push everything else aside. */
function Words({ text }: { readonly text: string }) {
  if (/\S{25}/.test(text)) return <span data-unbroken="">{text}</span>
  return text.includes('\n') ? <span className="whitespace-pre-line">{text}</span> : text
}

/** A value, the number of its source, and the mark of what was made up. */
export async function ReportValue({ value: { text, source, isDemo }, sources }: ReportValueProps) {
  const t = await getTranslations('report')
  const found = sources.find(({ number }) => number === source)
  return (
    <>
      {text && <Words text={text} />}
      {found && (
        <>
          {text && ' '}
          <a
            href={found.url}
            rel="noreferrer"
            className="link tabular"
            title={found.title}
            aria-label={t('reference', { number: String(found.number), title: found.title })}
          >
            [{found.number}]
          </a>
        </>
      )}
      {isDemo && (
        <>
          {' '}
          <DemoMark />
        </>
      )}
    </>
  )
}
