import type { ListSchema } from '@/lib/list-params'
import { modelList } from '@/lib/models/schema'

export const timelineSorts = ['released', 'retires', 'name'] as const

export type TimelineSort = (typeof timelineSorts)[number]

export const timelineGroups = ['provider', 'family', 'none'] as const

export type TimelineGroup = (typeof timelineGroups)[number]

/** How much of the time is in view at once, from everything to the least. */
export const timelineZooms = ['all', '5y', '2y', '1y', 'quarter'] as const

export type TimelineZoom = (typeof timelineZooms)[number]

/** More rows are not drawn: nobody sees anything in them, and the page would grow slow. */
export const TIMELINE_LIMIT = 2000

/** The list of models, and how it is drawn: `at` is the date in the middle, `table` shows the same rows as words. */
export const timelineList = {
  sorts: timelineSorts,
  defaultSort: 'released',
  defaultDirection: 'desc',
  filters: { ...modelList.filters, group: timelineGroups, zoom: timelineZooms, at: null, table: ['shown'] },
  arrangements: ['group', 'zoom', 'at', 'table'],
} as const satisfies ListSchema<TimelineSort, keyof typeof modelList.filters | 'group' | 'zoom' | 'at' | 'table'>
