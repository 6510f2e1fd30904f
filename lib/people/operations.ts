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
import { findSettings } from './queries'
import {
  invitationReceipt,
  invitePersonInput,
  personInput,
  personReceipt,
  profileReceipt,
  setDisplayInput,
  setRolesInput,
  updateProfileInput,
} from './schema'

export const personOperations = {
  'person.invite': operation({
    on: 'collection',
    permission: 'person.invite',
    input: invitePersonInput,
    output: invitationReceipt,
    command: invitePerson,
  }),
  'person.renewInvitation': operation({
    on: 'record',
    permission: 'person.invite',
    input: personInput,
    output: invitationReceipt,
    command: renewInvitation,
  }),
  'person.setRoles': operation({
    on: 'record',
    permission: 'person.setRoles',
    input: setRolesInput,
    output: personReceipt,
    command: setRoles,
  }),
  'person.disable': operation({
    on: 'record',
    permission: 'person.disable',
    input: personInput,
    output: personReceipt,
    command: disablePerson,
  }),
  'person.enable': operation({
    on: 'record',
    permission: 'person.disable',
    input: personInput,
    output: personReceipt,
    command: enablePerson,
  }),
  'person.endSessions': operation({
    on: 'record',
    permission: 'person.endSessions',
    input: personInput,
    output: personReceipt,
    command: endSessions,
  }),
  'profile.update': operation({
    on: 'self',
    permission: 'profile.update',
    input: updateProfileInput,
    output: profileReceipt,
    current: findSettings,
    command: updateProfile,
  }),
  'profile.setDisplay': operation({
    on: 'self',
    permission: 'profile.update',
    input: setDisplayInput,
    output: personReceipt,
    command: setDisplay,
  }),
} as const
