import 'server-only'
import { operation } from '@/lib/auth/operation'
import { addArtifact, withdrawArtifact } from './commands'
import { addArtifactInput, artifactReceipt, withdrawArtifactInput } from './schema'

export const artifactOperations = {
  'artifact.add': operation({
    on: 'collection',
    permission: 'artifact.add',
    input: addArtifactInput,
    output: artifactReceipt,
    command: addArtifact,
  }),
  'artifact.withdraw': operation({
    on: 'record',
    permission: 'artifact.withdraw',
    input: withdrawArtifactInput,
    output: artifactReceipt,
    command: withdrawArtifact,
  }),
} as const
