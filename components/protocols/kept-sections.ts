import type { InterviewStage, LeadingRisk, ProtocolQuestion, ProtocolSection } from '@/lib/protocol-versions/schema'
import type { Topic } from '@/lib/protocols/schema'

/** The values that a field takes, for {@link readSections}. */
export type Vocabulary = {
  readonly stages: readonly InterviewStage[]
  readonly topics: readonly Topic[]
  readonly risks: readonly LeadingRisk[]
}

/** Sections that this tab has kept as JSON; null for anything else, such as those of an older program. */
export function readSections(text: string, vocabulary: Vocabulary): readonly ProtocolSection[] | null {
  try {
    const kept: unknown = JSON.parse(text)
    if (!Array.isArray(kept)) return null
    const sections = kept.map((part: unknown) => readSection(part, vocabulary))
    return sections.every((section) => section !== null) ? sections : null
  } catch {
    return null
  }
}

function readSection(part: unknown, vocabulary: Vocabulary): ProtocolSection | null {
  if (typeof part !== 'object' || part === null || !('questions' in part) || !Array.isArray(part.questions)) return null
  const { key, title, stage: kept } = wordsIn(part)
  const stage = vocabulary.stages.find((one) => one === kept)
  const questions = part.questions.map((question: unknown) => readQuestion(question, vocabulary))
  if (key === undefined || title === undefined || !stage) return null
  return questions.every((question) => question !== null) ? { key, title, stage, questions } : null
}

function readQuestion(part: unknown, vocabulary: Vocabulary): ProtocolQuestion | null {
  if (typeof part !== 'object' || part === null || !('required' in part)) return null
  const { required } = part
  const { key, text, topic: keptTopic, leadingRisk: keptRisk } = wordsIn(part)
  const topic = vocabulary.topics.find((one) => one === keptTopic)
  const leadingRisk = vocabulary.risks.find((one) => one === keptRisk)
  if (key === undefined || text === undefined || !topic || !leadingRisk || typeof required !== 'boolean') return null
  return { key, topic, text, required, leadingRisk }
}

function wordsIn(part: object): Partial<Record<string, string>> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => typeof value === 'string'))
}
