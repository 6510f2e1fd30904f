import type { Column, ReportPart } from '@/lib/report-parts/schema'
import type { InterviewFacts } from './schema'

/** The interviews that were held, how, and the seal of what was said in each. */
export function interviewsPart(interviews: readonly InterviewFacts[]): ReportPart {
  const columns: readonly Column[] = [
    { key: 'interview', type: 'text' },
    { key: 'interviewState', type: 'word', vocabulary: 'interviewState' },
    { key: 'heldOn', type: 'date' },
    { key: 'interviewer', type: 'text' },
    { key: 'tone', type: 'word', vocabulary: 'tone' },
    { key: 'protocol', type: 'text' },
    { key: 'turns', type: 'number' },
    { key: 'endReason', type: 'word', vocabulary: 'endReason' },
    { key: 'seal', type: 'text' },
    { key: 'source', type: 'source' },
  ]
  const rows = interviews.map(({ isDemo, title, state, sealedSha256, sourceUrl, sourceTitle, ...told }) => ({
    isDemo,
    values: {
      ...told,
      ...{ interview: title, interviewState: state, seal: sealedSha256 || null },
      source: sourceUrl || sourceTitle ? { title: sourceTitle, url: sourceUrl } : null,
    },
  }))
  const finished = interviews.filter(({ state }) => state === 'final').length
  return {
    key: 'interviews',
    figures: [
      { key: 'interviews', type: 'number', value: interviews.length },
      { key: 'finalInterviews', type: 'number', value: finished },
    ],
    tables: [{ key: 'interviews', columns, rows }],
  }
}
