import { getLocale, getTimeZone } from 'next-intl/server'
import type { Context } from '@/lib/auth/context'
import { documentOf, type Seal } from '@/lib/report-document'
import { reportPdf } from '@/lib/report-pdf'
import { reportText } from '@/lib/reports/rules'
import type { ModelReport } from '@/lib/reports/schema'
import { answerFile, fileHeaders } from './file-answer'

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
  return answerFile({ permission: 'report.read', operation: 'report.export', find, write })
}

function headersOf({ model, number }: ModelReport, type: string, ending: string) {
  return fileHeaders(`emeritus-${model.slug}-report-${number ?? 'draft'}.${ending}`, type)
}
