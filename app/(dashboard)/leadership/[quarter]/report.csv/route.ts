import { answerQuarterCsv } from '@/app/quarter-answer'

/** The numbers of a quarter as they stand now. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/leadership/[quarter]/report.csv'>,
): Promise<Response> {
  return answerQuarterCsv((await params).quarter)
}
