import canonicalize from 'canonicalize'
import { getLocale, getTimeZone } from 'next-intl/server'
import { csvText } from '@/lib/csv/write'
import { quarterDocument } from '@/lib/quarter-document'
import { findQuarter } from '@/lib/quarters/queries'
import { rowsOf } from '@/lib/quarters/rules'
import type { QuarterReport } from '@/lib/quarters/schema'
import { reportPdf } from '@/lib/report-pdf'
import { answerFile, fileHeaders } from './file-answer'

/** The numbers of a quarter as an A4 file in the reader's language. */
export function answerQuarterPdf(quarter: string): Promise<Response> {
  return answer(quarter, async (report) => {
    const reader = { locale: await getLocale(), timeZone: await getTimeZone() }
    const file = await reportPdf(quarterDocument(report, reader))
    return new Response(file, headersOf(report, 'application/pdf', 'pdf'))
  })
}

/** The numbers of a quarter as RFC 8785 JSON. */
export function answerQuarterJson(quarter: string): Promise<Response> {
  return answer(quarter, async (report) => {
    return new Response(canonicalize(report), headersOf(report, 'application/json; charset=utf-8', 'json'))
  })
}

/** The numbers of a quarter, one a line. */
export function answerQuarterCsv(quarter: string): Promise<Response> {
  return answer(quarter, async (report) => {
    return new Response(csvText(rowsOf(report)), headersOf(report, 'text/csv; charset=utf-8', 'csv'))
  })
}

function answer(quarter: string, write: (report: QuarterReport) => Promise<Response>): Promise<Response> {
  return answerFile({
    permission: 'leadership.read',
    operation: 'leadership.export',
    find: (context) => findQuarter(context, quarter),
    write: ({ report }) => write(report),
  })
}

function headersOf({ quarter }: QuarterReport, type: string, ending: string) {
  return fileHeaders(`emeritus-leadership-${quarter}.${ending}`, type)
}
