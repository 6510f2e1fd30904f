import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What breaks WCAG 2.2 AA on the page, as `rule: elements: why`. In axe's mode for pages without frames, which we have
 * none of: the other opens a blank page for every page it looks at. `except` is a selector of what is left out.
 */
export async function violationsOf(page: Page, except?: string): Promise<string[]> {
  await standStill(page)
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(standards)
  const { violations } = await (except === undefined ? axe : axe.exclude(except)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}

/** A colour half-way to another is nobody's choice: axe looks when what moves has come to its end, if it has one. */
async function standStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .every(({ effect }) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY),
  )
}
