import type { Page } from '@playwright/test'
import { violationsOf } from './accessibility'
import { expect, type OpenAs, send, test, uniqueWord, visit } from './fixtures'
import { addThree } from './tables'

async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([])
}

const headsOf = (page: Page) => page.getByRole('columnheader').filter({ hasText: /\S/ })

test('columns are chosen, moved and made wider with the keyboard, and stand in the address', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, '/models?q=opus')
  await page.getByRole('button', { name: 'Display' }).press('Enter')
  const family = page.getByRole('checkbox', { name: 'Family' })
  await family.press('Space')
  await expect(page).toHaveURL('/models?q=opus&cols=name,apiId,provider,stage,released,retires,family')
  await expect(page.getByRole('columnheader', { name: 'Family' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Identifier' }).press('Space')
  await expect(page.getByRole('columnheader', { name: 'Identifier' })).toHaveCount(0)
  await expect(family).toBeVisible()
  await family.press('Alt+ArrowUp')
  await expect(page).toHaveURL('/models?q=opus&cols=name,provider,stage,released,family,retires')
  await expect(headsOf(page)).toContainText(['Name', 'Provider', 'Stage', 'Released', 'Family', 'Retires'])
  await page.getByRole('link', { name: 'Move Family up' }).press('Enter')
  await expect(headsOf(page)).toContainText(['Name', 'Provider', 'Stage', 'Family', 'Released', 'Retires'])
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  const edge = page.getByRole('separator', { name: 'Width of Stage' })
  await expect(edge).toHaveAttribute('aria-valuenow', '140')
  await expect(async () => {
    await edge.press('End')
    await expect(page).toHaveURL(/stage:640/, { timeout: 2000 })
  }).toPass()
  await edge.press('ArrowLeft')
  await edge.press('ArrowLeft')
  await expect(page).toHaveURL('/models?q=opus&cols=name,provider,stage:624,family,released,retires')
  await expect(edge).toHaveAttribute('aria-valuenow', '624')
  await expect(edge).toBeFocused()
  await edge.press('Enter')
  await expect(page).toHaveURL('/models?q=opus&cols=name,provider,stage,family,released,retires')

  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('link', { name: 'Compact' }).click()
  await expect(page).toHaveURL(/density=compact$/)
  await expect(page.getByRole('row').nth(1)).toHaveCSS('height', '36px')
  await page.getByRole('link', { name: 'Reset to the usual display' }).click()
  await expect(page).toHaveURL('/models?q=opus')
  await expect(page.getByRole('row').nth(1)).toHaveCSS('height', '44px')
})

test('the edge of a column is dragged, and a double click gives it back', async ({ openAs }) => {
  const page = await openAs('reviewer')
  await visit(page, '/models?q=opus')
  const edge = page.getByRole('separator', { name: 'Width of Provider' })
  await expect(async () => {
    const box = await edge.boundingBox()
    if (!box) throw new Error('The edge has no place on the page')
    await page.mouse.move(box.x + 4, box.y + 8)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + 8, { steps: 4 })
    await page.mouse.up()
    await expect(page).toHaveURL(/provider:\d+/, { timeout: 2000 })
  }).toPass()
  await edge.dblclick()
  await expect(page).toHaveURL('/models?q=opus')
})

test('every list has the same table', async ({ openAs }) => {
  const page = await openAs('admin')
  for (const [path, column] of [
    ['/settings/people', 'E-mail'],
    ['/audit', 'Changes'],
  ] as const) {
    await visit(page, path)
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('checkbox', { name: column }).click()
    await expect(page.getByRole('columnheader', { name: column })).toHaveCount(0)
    await page.getByRole('link', { name: 'Reset to the usual display' }).click()
    await expect(page).toHaveURL(path)
  }
})

test('a view is saved, shared, opened by another role, changed and removed', async ({ openAs }) => {
  const [page, name] = [await openAs('steward'), `View ${uniqueWord()}`]
  await visit(page, '/models?stage=legacy&cols=name,stage')
  const menu = page.getByRole('button', { name: /^View: / })
  await menu.press('Enter')
  const saveAs = page.getByRole('button', { name: 'Save as a view …' })
  await saveAs.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(menu).toBeFocused()
  await menu.press('Enter')
  await saveAs.press('Enter')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Everybody who may open this list').check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(page).toHaveURL(/\/models\?stage=legacy&cols=name,stage&view=[-\da-f]{36}$/)
  await expect(page.getByRole('button', { name: `View: ${name}`, exact: true })).toBeVisible()

  const reader = await openAs('reviewer')
  await visit(reader, '/models')
  await reader.getByRole('button', { name: 'View: All models' }).click()
  await reader.getByRole('link', { name: new RegExp(`${name}.*Demo steward`) }).click()
  await expect(reader).toHaveURL(page.url())
  await expect(headsOf(reader)).toContainText(['Name', 'Stage'])
  await reader.getByRole('button', { name: `View: ${name}` }).click()
  await expect(reader.getByRole('button', { name: 'Save as a view …' })).toBeVisible()
  await expect(reader.getByRole('button', { name: /Rename or share|Remove/ })).toHaveCount(0)

  await page.getByRole('link', { name: 'Stage', exact: true }).click()
  await page.getByRole('button', { name: `View: ${name}, changed` }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save what is shown …' }).click()
  await expect(dialog).toContainText('For everybody it will show what the list shows now.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: `View: ${name}`, exact: true }).click()
  await page.getByRole('button', { name: 'Remove …' }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page).toHaveURL('/models')
  await reader.reload()
  await expect(reader.getByRole('button', { name: 'View: All models, changed' })).toBeVisible()
})

test.describe('a view of a list that is closed to the reader', () => {
  test.use({ expectedReports: [/Failed to load resource: .*403/] })

  test('is not offered, and its address is refused', async ({ openAs, programAs }) => {
    const [name, auditor] = [`View ${uniqueWord()}`, await programAs('auditor')]
    const { id } = await send(auditor, '/views', { list: 'audit', name, query: '?outcome=denied', isShared: true })
    const page = await openAs('reviewer')
    const response = await page.goto(`/audit?outcome=denied&view=${id}`)
    expect(response?.status()).toBe(403)
    await visit(page, '/models')
    await page.getByRole('button', { name: /^View: / }).click()
    await expect(page.getByRole('link', { name })).toHaveCount(0)
  })
})

test('the sheet of shortcuts lists the keys of rows', async ({ openAs }) => {
  const page = await openAs('steward')
  await visit(page, '/models')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const line of [
    'Choose the row',
    'Choose on to the next or previous row',
    'First and last row',
    'Clear the choice',
  ])
    await expect(sheet).toContainText(line)
})

async function inJapanese(openAs: OpenAs, url: string) {
  const page = await openAs('steward', { viewport: { width: 390, height: 844 } })
  await page.context().addCookies([{ name: 'emeritus.locale', value: 'ja', url }])
  return page
}

test('the table is the same in Japanese, on a phone', async ({ openAs, programAs, serverUrl }) => {
  const { models, path } = await addThree(await programAs('steward'))
  const page = await inJapanese(openAs, serverUrl)
  await visit(page, path)
  await page.getByRole('button', { name: '表示', exact: true }).click()
  await page.getByRole('checkbox', { name: '系列' }).click()
  await expect(page).toHaveURL(/family$/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  // A key that an input method is still composing with is no command.
  await page.evaluate(() => {
    const key = new KeyboardEvent('keydown', { key: 'j', keyCode: 229, isComposing: true, bubbles: true })
    document.body.dispatchEvent(key)
  })
  await expect(page.getByRole('link', { name: models[0]?.name ?? '' })).not.toBeFocused()
  await page.getByRole('checkbox', { name: `${models[0]?.name}を選択` }).click()
  const bar = page.getByRole('region', { name: '選択中の行' })
  await expect(bar).toContainText('1件を選択中')
  await bar.getByRole('button', { name: '旧世代にする' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('新しいモデルがあります。')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '旧世代にする' }).click()
  await expect(dialog).toContainText('1件が完了しました。')
  await dialog.getByRole('button', { name: '一覧に戻る' }).click()
  await expect(page.getByRole('cell', { name: '旧世代' })).toHaveCount(1)
  await page.getByRole('button', { name: /^ビュー: / }).click()
  await page.getByRole('button', { name: 'ビューとして保存…' }).click()
  await dialog.getByLabel('名前').fill(`ビュー ${uniqueWord()}`)
  await dialog.getByRole('button', { name: '保存する' }).click()
  await expect(page).toHaveURL(/view=/)
})
