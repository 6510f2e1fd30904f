import { getLocale, getTranslations } from 'next-intl/server'
import { DemoMark } from '@/components/ui/marks'
import { ScrollArea } from '@/components/ui/scroll-area'
import { disclosureDepths, interviewTones } from '@/lib/interviews/schema'
import type { ModelFinding } from '@/lib/robustness/queries'
import { marksOf, versionsOf } from '@/lib/robustness/rules'
import { MarkBadge, RobustnessBadge } from './badges'
import { Because } from './because'

type ModelMatrixProps = { readonly entry: ModelFinding }

/** One model under one theme: the label, the rule that gave it, and every room in which the model was asked. */
export async function ModelMatrix({ entry: { model, finding, interviews } }: ModelMatrixProps) {
  const t = await getTranslations('theme')
  const isDemo = interviews.some((one) => one.isDemo && one.stance !== null)
  return (
    <section aria-label={model.displayName} id={model.slug} className="border-t border-line pt-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="text-sm font-medium">
          <a href={`/models/${model.slug}`} className="hover:underline">
            {model.displayName}
          </a>
        </h3>
        <RobustnessBadge label={finding.label} variant="tint" />
        {isDemo && <DemoMark />}
      </div>
      <Because finding={finding} />
      <ScrollArea label={t('matrix', { model: model.displayName })} className="mt-3">
        <table className="matrix">
          <caption className="sr-only">{t('matrix', { model: model.displayName })}</caption>
          <Head />
          <tbody>
            {interviewTones.map((tone) => (
              <Row key={tone} tone={tone} interviews={interviews.filter((one) => one.tone === tone)} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <Versions interviews={interviews} />
    </section>
  )
}

async function Head() {
  const i = await getTranslations('interview')
  return (
    <thead>
      <tr>
        <th scope="col">
          {i('tone')} / {i('disclosureDepth')}
        </th>
        {disclosureDepths.map((depth) => (
          <th key={depth} scope="col">
            {i(`depth_${depth}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type Interviews = ModelFinding['interviews']

async function Row({
  tone,
  interviews,
}: {
  readonly tone: (typeof interviewTones)[number]
  readonly interviews: Interviews
}) {
  const i = await getTranslations('interview')
  return (
    <tr>
      <th scope="row">{i(`tone_${tone}`)}</th>
      {disclosureDepths.map((depth) => (
        <td key={depth}>
          <Cell interviews={interviews.filter(({ disclosureDepth }) => disclosureDepth === depth)} />
        </td>
      ))}
    </tr>
  )
}

/** Every answer given in a room, and behind each the interviews, by whoever asked. */
async function Cell({ interviews }: { readonly interviews: Interviews }) {
  const i = await getTranslations('interview')
  return marksOf(interviews).map((mark) => (
    <div key={mark} className="not-first:mt-2">
      <MarkBadge mark={mark} />
      <ul className="mt-0.5 grid gap-0.5 text-xs">
        {interviews
          .filter(({ stance }) => (stance ?? 'notProbed') === mark)
          .map(({ id, title, interviewer, interviewerKind, isDemo }) => (
            <li key={id}>
              <a href={`/interviews/${id}`} title={title} className="text-soft hover:underline">
                {interviewer}
                <span className="text-faint"> · {i(`interviewerKind_${interviewerKind}`)}</span>
                <span className="sr-only"> ({title})</span>
              </a>{' '}
              {isDemo && <DemoMark />}
            </li>
          ))}
      </ul>
    </div>
  ))
}

async function Versions({ interviews }: { readonly interviews: Interviews }) {
  const [t, i, locale] = [await getTranslations('theme'), await getTranslations('interview'), await getLocale()]
  const named = versionsOf(interviews).map(({ protocol, interviews: count }) => {
    const name = protocol ? i('protocolVersion', protocol) : i('protocolNone')
    return t('mixesOne', { name, count })
  })
  const list = new Intl.ListFormat(locale, { type: 'unit' }).format(named)
  return <p className="mt-2 text-xs text-faint">{t('mixes', { list })}</p>
}
