import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { ComparedQuestion, ComparedSection, Comparison, Difference } from '@/lib/protocol-comparisons/rules'
import type { ProtocolVersionRecord } from '@/lib/protocols/queries'
import { ComparedText, type Numbers } from './compared-text'
import { DifferenceMarks } from './difference-mark'

type ComparisonViewProps = {
  readonly before: ProtocolVersionRecord
  readonly after: ProtocolVersionRecord
  readonly comparison: Comparison
  /** Also what is the same in both. */
  readonly isWhole: boolean
}

/** Two versions beside each other, part by part in the order of the newer one. */
export async function ComparisonView({ before, after, comparison, isWhole }: ComparisonViewProps) {
  const t = await getTranslations('protocol')
  const numbers = { from: before.number, to: after.number }
  const isShown = (differences: readonly Difference[]) => isWhole || differences.length > 0
  const sections = comparison.sections
    .map((section) => ({ ...section, questions: section.questions.filter((one) => isShown(one.differences)) }))
    .filter((section) => section.questions.length > 0 || isShown(section.differences))
  return (
    <div className="border-t border-line">
      {isShown(comparison.disclosure) && (
        <Part title={t('disclosure')} differences={comparison.disclosure}>
          <ComparedText numbers={numbers} before={before.disclosure} after={after.disclosure} />
        </Part>
      )}
      {isShown(comparison.exitInstruction) && (
        <Part title={t('exitInstruction')} differences={comparison.exitInstruction}>
          <ComparedText numbers={numbers} before={before.exitInstruction} after={after.exitInstruction} />
        </Part>
      )}
      {sections.map((section) => (
        <SectionPart key={section.key} section={section} numbers={numbers} />
      ))}
    </div>
  )
}

type PartProps = {
  readonly title: string
  readonly differences: readonly Difference[]
  readonly notes?: readonly string[]
  readonly children?: ReactNode
}

function Part({ title, differences, notes = [], children }: PartProps) {
  return (
    <section aria-label={title} className="border-b border-line py-4">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="text-base">{title}</h2>
        <DifferenceMarks differences={differences} />
        <Notes notes={notes} />
      </div>
      {children}
    </section>
  )
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => (
    <span key={note} className="text-xs text-soft">
      {note}
    </span>
  ))
}

type SectionPartProps = { readonly section: ComparedSection; readonly numbers: Numbers }

async function SectionPart({ section, numbers }: SectionPartProps) {
  const t = await getTranslations('protocol')
  const { before, after, differences, questions } = section
  const shown = after ?? before
  if (!shown) return null
  const isRenamed = before !== null && after !== null && before.title !== after.title
  const notes =
    before && after && before.stage !== after.stage
      ? [t('wasStage', { before: t(`stage_${before.stage}`), after: t(`stage_${after.stage}`) })]
      : []
  return (
    <Part title={shown.title || t('blank')} differences={differences} notes={notes}>
      {isRenamed && <ComparedText numbers={numbers} before={before.title} after={after.title} />}
      <ol>
        {questions.map((question) => (
          <QuestionPart key={question.key} question={question} numbers={numbers} />
        ))}
      </ol>
    </Part>
  )
}

type QuestionPartProps = { readonly question: ComparedQuestion; readonly numbers: Numbers }

async function QuestionPart({ question, numbers }: QuestionPartProps) {
  const { before, after, differences, key } = question
  return (
    <li className="border-t border-line py-3 first:border-t-0">
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <DifferenceMarks differences={differences} />
        <Notes notes={await notesOn(question)} />
        <code className="text-xs text-faint">{key}</code>
      </div>
      <ComparedText numbers={numbers} before={before?.text ?? null} after={after?.text ?? null} />
    </li>
  )
}

/** What differs beside the text: where it stands, what it is about, and how it is asked. */
async function notesOn({ before, after, differences }: ComparedQuestion): Promise<readonly string[]> {
  const t = await getTranslations('protocol')
  if (!before || !after) return []
  const required = (isRequired: boolean) => (isRequired ? t('required') : t('optional'))
  const isMoved = differences.includes('moved')
  const isElsewhere = before.section.key !== after.section.key
  return [
    ...(isMoved && isElsewhere ? [t('movedFrom', { section: before.section.title })] : []),
    ...(isMoved && !isElsewhere ? [t('movedWithin', { before: before.number, after: after.number })] : []),
    ...(before.topic === after.topic
      ? []
      : [t('wasTopic', { before: t(`topic_${before.topic}`), after: t(`topic_${after.topic}`) })]),
    ...(before.required === after.required
      ? []
      : [t('wasRequired', { before: required(before.required), after: required(after.required) })]),
    ...(before.leadingRisk === after.leadingRisk
      ? []
      : [
          t('wasRisk', {
            before: t(`leadingRisk_${before.leadingRisk}`),
            after: t(`leadingRisk_${after.leadingRisk}`),
          }),
        ]),
  ]
}
