import { PartField, PartSelect } from '@/components/form/part-control'
import { PartMoves } from '@/components/form/part-moves'
import { RoomLeft } from '@/components/form/room-left'
import type { ProtocolQuestion } from '@/lib/protocol-versions/schema'
import type { EditedQuestion } from './edited-sections'
import type { EditorActs, EditorSettings } from './editor-settings'

type QuestionEditorProps = {
  readonly question: EditedQuestion
  /** In the whole version, from 1. */
  readonly number: number
  readonly path: string
  readonly settings: EditorSettings
  readonly acts: EditorActs
}

/** One question: its words first, then how it is asked. */
export function QuestionEditor({ question, number, path, settings, acts }: QuestionEditorProps) {
  const { labels, limits } = settings
  const { uid, text } = question
  const id = `question-${uid}`
  const change = (part: Partial<ProtocolQuestion>) => acts.change({ type: 'changeQuestion', uid, change: part })
  const name = labels.question.replace('{number}', String(number))
  return (
    <li data-question={uid} className="grid gap-2 border-t border-line py-3">
      <PartField
        {...{ id: `${id}-text`, path: `${path}.text`, label: name, fullLabel: name }}
        beside={
          <PartMoves
            {...{ id, name, labels }}
            canUp={acts.canMove('question', uid, -1)}
            canDown={acts.canMove('question', uid, 1)}
            onMove={(by, focus) => acts.move({ kind: 'question', uid, by, focus })}
            onRemove={() => acts.remove('question', uid)}
          />
        }
      >
        {(control) => (
          <>
            <textarea
              {...control}
              rows={2}
              value={text}
              onChange={(event) => change({ text: event.target.value })}
              className="control field-sizing-content min-h-[calc(2lh+18px)] py-2"
            />
            <RoomLeft length={text.length} limit={limits.questionText} labels={labels.room} />
          </>
        )}
      </PartField>
      <QuestionTerms question={question} name={name} path={path} settings={settings} acts={acts} />
    </li>
  )
}

type QuestionTermsProps = Omit<QuestionEditorProps, 'number'> & { readonly name: string }

/** What it is about, how far it leads, whether it must be asked, and by which key its answers are found. */
function QuestionTerms({ question, name, path, settings, acts }: QuestionTermsProps) {
  const { labels, choices } = settings
  const { uid, topic, leadingRisk, required, key } = question
  const id = `question-${uid}`
  const change = (part: Partial<ProtocolQuestion>) => acts.change({ type: 'changeQuestion', uid, change: part })
  const field = (part: 'topic' | 'leadingRisk' | 'key') => ({
    ...{ id: `${id}-${part}`, path: `${path}.${part}`, label: labels[part], fullLabel: `${name}: ${labels[part]}` },
  })
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,1fr)_7.5rem_minmax(0,1fr)_auto]">
      <PartField {...field('topic')}>
        {(control) => (
          <PartSelect
            {...control}
            value={topic}
            choices={choices.topics}
            onChoose={(chosen) => change({ topic: chosen })}
          />
        )}
      </PartField>
      <PartField {...field('leadingRisk')}>
        {(control) => (
          <PartSelect
            {...control}
            value={leadingRisk}
            choices={choices.risks}
            onChoose={(chosen) => change({ leadingRisk: chosen })}
          />
        )}
      </PartField>
      <PartField {...field('key')}>
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
      <label htmlFor={`${id}-required`} className="flex min-h-9 items-center gap-2 self-end">
        <input
          type="checkbox"
          id={`${id}-required`}
          checked={required}
          onChange={(event) => change({ required: event.target.checked })}
          className="tick"
        />
        {labels.required}
      </label>
    </div>
  )
}
