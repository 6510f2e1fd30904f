import type { APIRequestContext } from '@playwright/test'
import { addModel, uniqueWord } from './fixtures'

/** Three models of this test alone, and the address of a list that shows them. */
export async function addThree(steward: APIRequestContext) {
  const word = uniqueWord()
  const models = []
  for (const letter of ['A', 'B', 'C']) models.push(await addModel(steward, { displayName: `${letter} ${word}` }))
  return { models, word, path: `/models?q=${word}&sort=name` }
}
