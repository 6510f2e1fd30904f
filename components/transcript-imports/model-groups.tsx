import type { NamedGroup } from './chosen-models'
import { filled, type ImportLabels, type ModelOption } from './import-state'
import { ModelSelect } from './session-row'

/** Lists of models that stand on the page at once. */
const FEW = 12

type ModelGroupsProps = {
  readonly groups: readonly NamedGroup[]
  readonly models: readonly ModelOption[]
  readonly labels: ImportLabels
  readonly onChoose: (name: string, modelId: string) => void
}

/** The models that the files name, each with the one on record that is meant: chosen once for all its sessions. */
export function ModelGroups({ groups, models, labels, onChoose }: ModelGroupsProps) {
  const known = new Map(models.map(({ id, name }) => [id, name]))
  if (groups.length === 0) return null
  return (
    <section aria-label={labels.models} className="grid gap-3 border-t border-line pt-5">
      <div>
        <h2 className="text-base">{labels.models}</h2>
        <p className="prose mt-1 text-soft">{labels.modelsHint}</p>
      </div>
      <ul className="grid gap-2">
        {groups.map(({ name, count, modelId }) => (
          <li key={name} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_20rem]">
            <span className="wrap-anywhere">
              <span className={name === '' ? 'text-faint' : 'font-mono text-xs'}>{name || labels.unnamed}</span>{' '}
              <span className="text-faint">
                {filled(labels.sessionsOf, { count: count.toLocaleString(labels.locale) })}
              </span>
            </span>
            <ModelSelect
              label={filled(labels.modelOf, { title: name || labels.unnamed })}
              name={known.get(modelId) ?? ''}
              {...{ modelId, models }}
              leaveOut={labels.leaveOut}
              isAmongFew={groups.length <= FEW}
              onChoose={(id) => onChoose(name, id)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
