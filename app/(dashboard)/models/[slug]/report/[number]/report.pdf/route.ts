import { answerPdf } from '@/app/report-answer'
import { findFiled } from '@/lib/reports/queries'
import { readNumber } from '@/lib/reports/rules'

type Asked = RouteContext<'/models/[slug]/report/[number]/report.pdf'>

/** A report as it was filed. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { slug, number } = await params
  const asked = readNumber(number)
  return answerPdf(async (context) => {
    const filed = asked === null ? null : await findFiled(context, slug, asked)
    return filed && { report: filed.report, text: filed.text, seal: filed }
  })
}
