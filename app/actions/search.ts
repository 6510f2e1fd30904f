'use server'

import { getTranslations } from 'next-intl/server'
import type { PaletteEntry } from '@/components/shell/command-palette'
import { requestCaller } from '@/lib/auth/page-request'
import { parseList } from '@/lib/list-params'
import { listModels } from '@/lib/models/queries'
import { modelList } from '@/lib/models/schema'

/** The records the palette offers for what was typed; only those the person may see. */
export async function searchRecords(text: string): Promise<readonly PaletteEntry[]> {
  const caller = await requestCaller('read')
  const context = caller.ok ? caller.value.permit('model.read') : null
  if (!context) return []
  const stage = await getTranslations('stage')
  const page = await listModels(context, parseList(modelList, { q: text, size: '25' }))
  return page.rows.slice(0, 8).map((model) => ({
    label: model.displayName,
    hint: `${stage(model.stage ?? 'unrecorded')} · ${model.apiId ?? model.provider}`,
    href: `/models/${model.slug}`,
  }))
}
