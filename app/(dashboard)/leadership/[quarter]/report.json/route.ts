import { answerQuarterJson } from '@/app/quarter-answer'

/** The numbers of a quarter as they stand now. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/leadership/[quarter]/report.json'>,
): Promise<Response> {
  return answerQuarterJson((await params).quarter)
}
