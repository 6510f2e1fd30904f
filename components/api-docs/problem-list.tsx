import { getLocale, getTranslations } from 'next-intl/server'
import { fieldCodes, fieldSentence, problemCodes, problemSentence } from '@/lib/rest/openapi-parts'
import { CodeBlock, Term } from './code'

const example = {
  type: 'https://emeritus.example.org/docs/api#problem-invalid',
  title: 'Unprocessable Entity',
  status: 422,
  detail: 'Some fields need another look.',
  code: 'invalid',
  errors: [{ code: 'required', detail: 'Fill this in.', pointer: '/displayName' }],
  requestId: '6f1c9b52-6d0e-4a52-8f5a-0b1d9a5a7c11',
} as const

/** Every code that a refusal can have, under its status; the `type` of a problem leads to its line here. */
export async function ProblemList() {
  const t = await getTranslations('apiDocs')
  const statuses = [...new Set(problemCodes.map(({ status }) => status))]
  return (
    <section id="problems" aria-labelledby="problems-title" className="grid scroll-mt-6 gap-6">
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="min-w-0">
          <h2 id="problems-title" className="mb-2 text-lg">
            {t('problems')}
          </h2>
          <p className="prose text-soft">{t.rich('problemsText', { code: (text) => <Term>{text}</Term> })}</p>
        </div>
        <CodeBlock title={t('example')} text={JSON.stringify(example, null, 2)} />
      </div>
      <div className="grid gap-5">
        {statuses.map((status) => (
          <StatusCodes key={status} status={status} />
        ))}
      </div>
      <FieldCodes />
    </section>
  )
}

async function StatusCodes({ status }: { readonly status: number }) {
  const locale = await getLocale()
  const codes = problemCodes.filter((one) => one.status === status)
  return (
    <div id={`status-${status}`} className="grid scroll-mt-6 gap-x-6 border-t border-line pt-3 sm:grid-cols-[4rem_1fr]">
      <h3 className="tabular text-base">{status}</h3>
      <dl className="min-w-0">
        {codes.map(({ code }) => (
          <CodeLine key={code} id={`problem-${code}`} code={code} sentence={problemSentence(locale, code)} />
        ))}
      </dl>
    </div>
  )
}

async function FieldCodes() {
  const [t, locale] = [await getTranslations('apiDocs'), await getLocale()]
  return (
    <div className="grid gap-x-6 border-t border-line pt-3">
      <h3 className="mb-2 text-base">{t.rich('problemsFields', { code: (text) => <Term>{text}</Term> })}</h3>
      <dl className="min-w-0">
        {fieldCodes.map((code) => (
          <CodeLine key={code} code={code} sentence={fieldSentence(locale, code)} />
        ))}
      </dl>
    </div>
  )
}

type CodeLineProps = { readonly id?: string; readonly code: string; readonly sentence: string }

function CodeLine({ id, code, sentence }: CodeLineProps) {
  return (
    <div
      {...(id ? { id } : {})}
      className="grid scroll-mt-6 gap-x-4 rounded-sm py-1 target:bg-wash sm:grid-cols-[15rem_1fr]"
    >
      <dt className="font-mono text-xs leading-6 break-all">{code}</dt>
      <dd className="text-soft">{sentence}</dd>
    </div>
  )
}
