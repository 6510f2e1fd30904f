import { answerPdf } from '@/app/report-answer'
import { findDraft } from '@/lib/reports/queries'

/** Today's report of a model. */
export async function GET(_request: Request, { params }: RouteContext<'/models/[slug]/report.pdf'>): Promise<Response> {
  const { slug } = await params
  return answerPdf(async (context) => {
    const draft = await findDraft(context, slug)
    return draft && { report: draft.report, seal: null }
  })
}
