import { getTranslations } from 'next-intl/server'
import { type Option, SelectField } from '@/components/form/choice-field'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationForm } from '@/components/form/operation-form'
import { DialogButton } from '@/components/ui/dialog-button'
import type { CoverageLine } from '@/lib/coverage/rules'
import { coverageLevels, limits, type Topic } from '@/lib/coverage/schema'

type CoverageDialogProps = {
  readonly interview: { readonly id: string; readonly version: number }
  readonly lines: readonly CoverageLine[]
  readonly set: FormAction
}

/** All topics at once: whoever has just read a transcript says it of each. */
export async function CoverageDialog({ interview, lines, set }: CoverageDialogProps) {
  const [t, common] = [await getTranslations('coverage'), await getTranslations('common')]
  return (
    <DialogButton size="small" label={t('set')} title={t('set')} closeLabel={common('close')} width="wide">
      <p className="prose mb-4 text-soft">{t('setWhat')}</p>
      <OperationForm
        action={set}
        draftKey={`coverage.set:${interview.id}`}
        labels={await formLabels()}
        submitLabel={t('set')}
        doneMessage={t('setDone')}
        version={interview.version}
      >
        <input type="hidden" name="id" value={interview.id} />
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {lines.map((line) => (
            <TopicField key={line.topic} line={line} />
          ))}
        </div>
      </OperationForm>
    </DialogButton>
  )
}

async function TopicField({ line }: { readonly line: CoverageLine }) {
  const t = await getTranslations('coverage')
  const { topic, level, limitedBy, isSaid } = line
  return (
    <SelectField
      name="topics"
      id={`topic-${topic}`}
      label={t(`topic_${topic}`)}
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
