import { getTranslations } from 'next-intl/server'
import { TextAreaField } from '@/components/form/text-field'
import { interviewStages, leadingRisks, protocolLimits } from '@/lib/protocol-versions/schema'
import type { ProtocolVersionRecord } from '@/lib/protocols/queries'
import { topics } from '@/lib/protocols/schema'
import { editorLabels } from './editor-labels'
import { SectionsEditor } from './sections-editor'

/** Everything that a draft says. */
export async function DraftFields({ version }: { readonly version: ProtocolVersionRecord }) {
  const t = await getTranslations('protocol')
  return (
    <>
      <TextAreaField
        name="disclosure"
        label={t('disclosure')}
        hint={t('disclosureHint')}
        rows={6}
        limit={protocolLimits.disclosure}
        defaultValue={version.disclosure}
        isOptional
      />
      <TextAreaField
        name="exitInstruction"
        label={t('exitInstruction')}
        hint={t('exitInstructionHint')}
        rows={3}
        limit={protocolLimits.exitInstruction}
        defaultValue={version.exitInstruction}
        isOptional
      />
      <SectionsEditor
        sections={version.sections}
        settings={{
          labels: await editorLabels(),
          choices: {
            stages: interviewStages.map((value) => ({ value, label: t(`stage_${value}`) })),
            topics: topics.map((value) => ({ value, label: t(`topic_${value}`) })),
            risks: leadingRisks.map((value) => ({ value, label: t(`leadingRisk_${value}`) })),
          },
          limits: protocolLimits,
        }}
      />
      {version.number > 1 && (
        <TextAreaField
          name="changeNote"
          label={t('changeNote')}
          hint={t('changeNoteHint')}
          rows={3}
          limit={protocolLimits.changeNote}
          defaultValue={version.changeNote}
          isOptional
        />
      )}
    </>
  )
}
