import type { Bar, BarLook } from '@/components/chart/time-bar'
import type { Tone } from '@/components/ui/badge'
import type { StageState } from '@/lib/models/schema'
import type { Segment, Window, WindowPiece } from '@/lib/timelines/rules'

/** Colour and pattern of each stage; what is retired runs on as a thread: kept, but no longer served. */
export const stageLooks = {
  active: { tone: 'active', look: 'solid' },
  legacy: { tone: 'legacy', look: 'slanted' },
  deprecated: { tone: 'deprecated', look: 'upright' },
  retired: { tone: 'retired', look: 'thread' },
  unrecorded: { tone: 'blank', look: 'hollow' },
} as const satisfies Record<StageState, { tone: Tone; look: BarLook }>

export const modeLooks = {
  public: 'solid',
  paid: 'upright',
  byRequest: 'dashes',
  research: 'dots',
  internal: 'hollow',
  none: 'thread',
} as const satisfies Record<Window['mode'], BarLook>

export function segmentBar({ stage, certainty, ...segment }: Segment): Bar {
  return { ...stageLooks[stage], certainty: certainty === 'open' ? 'planned' : certainty, ...segment }
}

export function windowBar(mode: Window['mode'], { certainty, ...piece }: WindowPiece): Bar {
  return { tone: 'calm', look: modeLooks[mode], certainty: certainty === 'known' ? 'known' : 'planned', ...piece }
}
