import { getLocale, getTimeZone } from 'next-intl/server'
import type { Context } from '@/lib/auth/context'
import { requestCaller } from '@/lib/auth/page-request'
import { type Refusal, refuse, statusOf } from '@/lib/errors'
import { refusalText } from '@/lib/i18n/refusal-text'
import { documentOf, type Seal } from '@/lib/report-document'
import { reportPdf } from '@/lib/report-pdf'
import { reportText } from '@/lib/reports/rules'
import type { ModelReport } from '@/lib/reports/schema'

/** A report to be sent as a file. `text` is the stored one of a filed report; a draft has none yet. */
export type SentReport = { readonly report: ModelReport; readonly text?: string; readonly seal: Seal | null }

type Find = (context: Context<'report.read'>) => Promise<SentReport | null>

/** The report as an A4 file in the reader's language. */
export async function answerPdf(find: Find): Promise<Response> {
  return answer(find, async ({ report, seal }) => {
    const reader = { locale: await getLocale(), timeZone: await getTimeZone() }
    return new Response(await reportPdf(documentOf(report, reader, seal)), headersOf(report, 'application/pdf', 'pdf'))
  })
}

/** The report as the very bytes that are hashed. */
export async function answerJson(find: Find): Promise<Response> {
  return answer(find, async ({ report, text }) => {
    return new Response(text ?? reportText(report), headersOf(report, 'application/json; charset=utf-8', 'json'))
  })
}

async function answer(find: Find, write: (found: SentReport) => Promise<Response>): Promise<Response> {
  const caller = await requestCaller('read')
  if (!caller.ok) return plain(caller)
  const context = caller.value.permit('report.read')
  if (!context) {
    await caller.value.recordDenial('report.read', 'report.export')
    return plain(refuse('forbidden'))
  }
  const found = await find(context)
  return found ? write(found) : plain(refuse('notFound'))
}

function headersOf({ model, number }: ModelReport, type: string, ending: string) {
  const name = `emeritus-${model.slug}-report-${number ?? 'draft'}.${ending}`
  return {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  }
}

function plain(refusal: Refusal): Response {
  return new Response(refusalText('en', refusal), { status: statusOf(refusal) })
}
