import { expect, test } from 'vitest'
import { described, misfits } from '@/prisma/rest-contract'

test.each(described)(
  'the examples of $operation.operationId are what it takes and answers',
  ({ operation, pointer }) => {
    const body = operation.requestBody?.content['application/json']
    if (body) expect(misfits(`${pointer}/requestBody/content/application~1json/schema`, body.example)).toEqual([])
    for (const [status, response] of Object.entries(operation.responses)) {
      const media = 'content' in response ? response.content?.['application/json'] : undefined
      if (!media?.example) continue
      expect(misfits(`${pointer}/responses/${status}/content/application~1json/schema`, media.example)).toEqual([])
    }
  },
)
