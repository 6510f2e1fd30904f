import { PartField, PartSelect } from '@/components/form/part-control'
import { PartMoves } from '@/components/form/part-moves'
import { Button } from '@/components/ui/button'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'
import type { EditedSection } from './edited-sections'
import type { EditorActs, EditorSettings } from './editor-settings'
import { QuestionEditor } from './question-editor'

type SectionEditorProps = {
  readonly section: EditedSection
  readonly number: number
  /** The number of its first question. */
  readonly firstNumber: number
  /** The path under which the server tells what is wrong with a part, by its `uid`. */
  readonly pathOf: (uid: number) => string
  readonly settings: EditorSettings
  readonly acts: EditorActs
}

export function SectionEditor(props: SectionEditorProps) {
  const { section, number, firstNumber, pathOf, settings, acts } = props
  const { labels, limits } = settings
  const { uid, questions } = section
  const name = labels.section.replace('{number}', String(number))
  return (
    <li data-section={uid} className="rounded-lg border border-rule bg-raised px-4 pt-3">
      <div className="flex items-center justify-between gap-2">
        <span className="tabular font-medium">{name}</span>
        <PartMoves
          {...{ id: `section-${uid}`, name, labels }}
          canUp={acts.canMove('section', uid, -1)}
          canDown={acts.canMove('section', uid, 1)}
          onMove={(by, focus) => acts.move({ kind: 'section', uid, by, focus })}
          onRemove={() => acts.remove('section', uid)}
        />
      </div>
      <SectionTerms section={section} name={name} path={pathOf(uid)} settings={settings} acts={acts} />
      <ol>
        {questions.map((question, at) => (
          <QuestionEditor
            key={question.uid}
            question={question}
            number={firstNumber + at}
            path={pathOf(question.uid)}
            settings={settings}
            acts={acts}
          />
        ))}
      </ol>
      <div className="flex items-center gap-3 border-t border-line py-2.5">
        {questions.length < limits.questions ? (
          <Button kind="quiet" size="small" onClick={() => acts.addQuestion(uid)}>
            {labels.addQuestion}
          </Button>
        ) : (
          <p className="text-faint">{labels.most}</p>
        )}
      </div>
    </li>
  )
}

type SectionTermsProps = {
  readonly section: EditedSection
  readonly name: string
  readonly path: string
  readonly settings: EditorSettings
  readonly acts: EditorActs
}

function SectionTerms({ section, name, path, settings, acts }: SectionTermsProps) {
  const { labels, choices } = settings
  const { uid, title, stage, key } = section
  const change = (part: Partial<Omit<ProtocolSection, 'questions'>>) =>
    acts.change({ type: 'changeSection', uid, change: part })
  const field = (part: 'title' | 'stage' | 'key', label: string) => ({
    ...{ id: `section-${uid}-${part}`, path: `${path}.${part}`, label, fullLabel: `${name}: ${label}` },
  })
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-2 pt-1 pb-3 max-sm:[&>:first-child]:col-span-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <PartField {...field('title', labels.sectionTitle)}>
        {(control) => (
          <input
            {...control}
            value={title}
            onChange={(event) => change({ title: event.target.value })}
            className="control"
          />
        )}
      </PartField>
      <PartField {...field('stage', labels.stage)}>
        {(control) => (
          <PartSelect
            {...control}
            value={stage}
            choices={choices.stages}
            onChoose={(chosen) => change({ stage: chosen })}
          />
        )}
      </PartField>
      <PartField {...field('key', labels.key)}>
        {(control) => (
          <input
            {...control}
            value={key}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => change({ key: event.target.value })}
            className="control font-mono text-xs"
          />
        )}
      </PartField>
    </div>
  )
}
