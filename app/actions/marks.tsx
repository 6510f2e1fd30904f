'use server'

import type { ReactNode } from 'react'
import { z } from 'zod'
import { type MarkActions, MarkList } from '@/components/transcripts/mark-list'
import { findSignedIn } from '@/lib/auth/page-request'
import { listCodeNames } from '@/lib/codes/queries'
import { listExcerpts } from '@/lib/excerpts/queries'
import { findInterview } from '@/lib/interviews/queries'
import { listMemos } from '@/lib/memos/queries'
import { pageOf } from '@/lib/transcripts/rules'
import { TURNS_AT_ONCE } from '@/lib/transcripts/schema'
import { submitRow } from './operation'

const actions: MarkActions = {
  code: submitRow.bind(null, 'excerpt.code'),
  remove: submitRow.bind(null, 'excerpt.remove'),
  writeMemo: submitRow.bind(null, 'memo.write'),
  rewriteMemo: submitRow.bind(null, 'memo.rewrite'),
  removeMemo: submitRow.bind(null, 'memo.remove'),
}

/** Draws what is marked in an interview, as the person may see it. Also after a mark was made, beside the transcript. */
export async function drawMarks(interviewId: string, from: number): Promise<ReactNode> {
  const caller = (await findSignedIn())?.caller
  const context = caller?.permit('interview.read', 'transcript.read')
  const id = z.uuid().parse(interviewId)
  const interview = context && (await findInterview(context, id))
  if (!caller || !context || !interview?.canOpen) return null
  const [reader, marker] = [caller.permit('memo.read'), caller.permit('excerpt.mark', 'memo.write')]
  const [excerpts, memos, codes] = await Promise.all([
    listExcerpts(context, id),
    reader ? listMemos(reader, id) : [],
    marker ? listCodeNames(context) : [],
  ])
  const elsewhere = excerpts.filter(({ index }) => pageOf(index, TURNS_AT_ONCE) !== from)
  const hrefs = Object.fromEntries(
    elsewhere.map(({ index }) => [
      index,
      `/interviews/${id}/transcript?from=${pageOf(index, TURNS_AT_ONCE)}#t${index}`,
    ]),
  )
  return (
    <MarkList
      {...{ interviewId: id, lang: interview.language, excerpts, memos, codes, hrefs }}
      actions={marker ? actions : null}
      recordPath={caller.permit('preference.record') ? '/preferences/new' : null}
    />
  )
}
