import { expect, test } from 'vitest'
import { evidenceRefusal } from './rules'

test('evidence shows something, from the past, that is not on record yet', () => {
  const stated = { url: 'https://example.org/', sha256: '', capturedOn: '2026-11-24' }
  const today = '2026-11-24'
  expect(evidenceRefusal(stated, { today, known: [] })).toBeNull()
  expect(evidenceRefusal({ ...stated, url: '', sha256: 'a'.repeat(64) }, { today, known: [stated] })).toBeNull()
  expect(evidenceRefusal({ ...stated, url: '' }, { today, known: [] })).toMatchObject({ fields: { url: {} } })
  const ahead = evidenceRefusal({ ...stated, capturedOn: '2026-11-25' }, { today, known: [] })
  expect(ahead).toMatchObject({ fields: { capturedOn: { code: 'inFuture' } } })
  expect(evidenceRefusal(stated, { today, known: [stated] })).toMatchObject({ code: 'evidenceExists' })
})
