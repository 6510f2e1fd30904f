import 'server-only'
import { operation } from '@/lib/auth/operation'
import {
  disablePerson,
  enablePerson,
  endSessions,
  invitePerson,
  renewInvitation,
  setDisplay,
  setRoles,
  updateProfile,
} from './commands'
import { invitePersonInput, personInput, setDisplayInput, setRolesInput, updateProfileInput } from './schema'

export const personOperations = {
  'person.invite': operation({
    on: 'collection',
    permission: 'person.invite',
    input: invitePersonInput,
    command: invitePerson,
  }),
  'person.renewInvitation': operation({
    on: 'record',
    permission: 'person.invite',
    input: personInput,
    command: renewInvitation,
  }),
  'person.setRoles': operation({
    on: 'record',
    permission: 'person.setRoles',
    input: setRolesInput,
    command: setRoles,
  }),
  'person.disable': operation({
    on: 'record',
    permission: 'person.disable',
    input: personInput,
    command: disablePerson,
  }),
  'person.enable': operation({ on: 'record', permission: 'person.disable', input: personInput, command: enablePerson }),
  'person.endSessions': operation({
    on: 'record',
    permission: 'person.endSessions',
    input: personInput,
    command: endSessions,
  }),
  'profile.update': operation({
    on: 'collection',
    permission: 'profile.update',
    input: updateProfileInput,
    command: updateProfile,
  }),
  'profile.setDisplay': operation({
    on: 'collection',
    permission: 'profile.update',
    input: setDisplayInput,
    command: setDisplay,
  }),
} as const
