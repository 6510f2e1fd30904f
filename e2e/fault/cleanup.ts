import { afterAll } from 'vitest'
import { removeFolders } from './folders'
import { killLeftovers } from './processes'

afterAll(async () => {
  await killLeftovers()
  removeFolders()
})
