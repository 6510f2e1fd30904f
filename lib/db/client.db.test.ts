import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { open } from './client'

describe('open', () => {
  it('makes the embedded database when there is no URL, and frees its folder when closed', async () => {
    const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'emeritus-open-'))
    const settings = { dataFolder, databaseUrl: undefined, poolMax: 1 }
    const first = await open(settings)
    expect(first.kind).toBe('embedded')
    expect(await first.prisma.person.count()).toBe(0)
    await first.close()
    await (await open(settings)).close()
    fs.rmSync(dataFolder, { recursive: true })
  })

  it('says why when the server cannot be reached', async () => {
    const databaseUrl = 'postgres://nobody:secret@127.0.0.1:1/none'
    await expect(open({ dataFolder: '', databaseUrl, poolMax: 1 })).rejects.toThrow(/ECONNREFUSED/)
  })

  it.skipIf(inject('template').kind === 'embedded')(
    'uses the server of the URL, and keeps its password to itself',
    async () => {
      const template = inject('template')
      const url = new URL(template.kind === 'postgres' ? template.url : '')
      url.password = 'secret'
      const database = await open({ dataFolder: '', databaseUrl: url.toString(), poolMax: 2 })
      expect(database).toMatchObject({ kind: 'postgres' })
      expect(database.label).not.toContain('secret')
      await database.close()
    },
  )

  it.skipIf(inject('template').kind === 'embedded')(
    'takes the disks of a server for solid ones, unless the operator said what they are',
    async () => {
      const template = inject('template')
      const url = new URL(template.kind === 'postgres' ? template.url : '')
      const costOf = async () => {
        const database = await open({ dataFolder: '', databaseUrl: url.toString(), poolMax: 1 })
        const { rows } = await database.pool.query('show random_page_cost')
        await database.close()
        return rows
      }
      expect(await costOf()).toEqual([{ random_page_cost: '1.1' }])
      url.searchParams.set('options', '-c random_page_cost=3')
      expect(await costOf()).toEqual([{ random_page_cost: '3' }])
    },
  )
})
