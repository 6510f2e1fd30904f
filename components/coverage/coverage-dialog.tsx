import { getTranslations } from 'next-intl/server'
import { type Option, SelectField } from '@/components/form/choice-field'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import type { CoverageLine } from '@/lib/coverage/rules'
import { coverageLevels, limits } from '@/lib/coverage/schema'
import type { Topic } from '@/lib/protocols/schema'

type CoverageDialogProps = {
  readonly interview: { readonly id: string; readonly version: number }
  readonly lines: readonly CoverageLine[]
  readonly set: FormAction
}

/** All topics at once: whoever has just read a transcript says it of each. */
export async function CoverageDialog({ interview, lines, set }: CoverageDialogProps) {
  const t = await getTranslations('coverage')
  const { id, version } = interview
  return (
    <OperationDialog
      action={set}
      draftKey={`coverage.set:${id}`}
      label={t('set')}
      what={t('setWhat')}
      doneMessage={t('setDone')}
      version={version}
      sent={{ id }}
      size="small"
      width="wide"
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {lines.map((line) => (
          <TopicField key={line.topic} line={line} />
        ))}
      </div>
    </OperationDialog>
  )
}

async function TopicField({ line }: { readonly line: CoverageLine }) {
  const [t, p] = [await getTranslations('coverage'), await getTranslations('protocol')]
  const { topic, level, limitedBy, isSaid } = line
  return (
    <SelectField
      name="topics"
      id={`topic-${topic}`}
      label={p(`topic_${topic}`)}
      blankLabel={t('unsaid')}
      options={await choicesOf(topic)}
      defaultValue={isSaid ? [topic, level, ...(limitedBy ? [limitedBy] : [])].join(' ') : ''}
      isOptional
    />
  )
}

/** The levels, and for what went no further, who kept it from that. */
async function choicesOf(topic: Topic): Promise<readonly Option[]> {
  const t = await getTranslations('coverage')
  return coverageLevels.flatMap((level) => {
    const word = t(`level_${level}`)
    const plain = { value: `${topic} ${level}`, label: word }
    if (level === 'substantive') return [plain]
    const limited = limits.map((limit) => ({
      value: `${topic} ${level} ${limit}`,
      label: t('limited', { level: word, limit: t(`limitedBy_${limit}`) }),
    }))
    return [plain, ...limited]
  })
}
