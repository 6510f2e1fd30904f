'use server'

import { getTranslations } from 'next-intl/server'
import type { PaletteAnswer } from '@/components/shell/command-palette'
import { requestCaller } from '@/lib/auth/page-request'
import { parseList } from '@/lib/list-params'
import { listModels } from '@/lib/models/queries'
import { modelList } from '@/lib/models/schema'

/** The records the palette offers for what was typed; only those the person may see. */
export async function searchRecords(text: string): Promise<PaletteAnswer> {
  const caller = await requestCaller('read')
  if (!caller.ok) return { status: 'signedOut' }
  const context = caller.value.permit('model.read')
  if (!context) return { status: 'done', records: [] }
  const stage = await getTranslations('stage')
  const page = await listModels(context, parseList(modelList, { q: text, size: '25' }))
  const records = page.rows.slice(0, 8).map((model) => ({
    label: model.displayName,
    hint: `${stage(model.stage ?? 'unrecorded')} · ${model.apiId ?? model.provider}`,
    href: `/models/${model.slug}`,
  }))
  return { status: 'done', records }
}
