import { getTranslations } from 'next-intl/server'
import { formLabels } from '@/components/form/form-labels'
import type { FormAction } from '@/components/form/form-state'
import { OperationDialog } from '@/components/form/operation-dialog'
import { OperationForm } from '@/components/form/operation-form'
import { SecretForm } from '@/components/form/secret-form'
import { DialogButton } from '@/components/ui/dialog-button'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import type { PersonRow } from '@/lib/people/queries'
import type { PersonMove } from '@/lib/people/rules'
import { RoleChoices } from './role-choices'

export type PersonActions = Readonly<Record<PersonMove | 'setRoles', FormAction>>

type PersonMovesProps = { readonly person: PersonRow; readonly actions: PersonActions }

/** What an admin may do about one person now; each asks first and says what will happen. */
export async function PersonMoves({ person, actions }: PersonMovesProps) {
  const t = await getTranslations('person')
  return (
    <Menu
      label={t('actionsFor', { name: person.name })}
      trigger={<Icon name="more" size={20} />}
      triggerClassName="inline-flex size-8 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
      align="end"
    >
      <RolesDialog person={person} actions={actions} />
      {person.moves.map((move) => (
        <MoveDialog key={move} move={move} person={person} actions={actions} />
      ))}
    </Menu>
  )
}

async function RolesDialog({ person, actions }: PersonMovesProps) {
  const t = await getTranslations('person')
  return (
    <OperationDialog
      label={t('change')}
      title={t('changeTitle', { name: person.name })}
      isMenuItem
      what={t('changeWhat', { name: person.name })}
      action={actions.setRoles}
      draftKey={`person.setRoles:${person.id}`}
      submitLabel={t('changeSubmit')}
      doneMessage={t('changeDone')}
      version={person.version}
      sent={{ id: person.id }}
    >
      <RoleChoices id={`roles-${person.id}`} chosen={person.roles} />
    </OperationDialog>
  )
}

async function MoveDialog({ move, person, actions }: PersonMovesProps & { readonly move: PersonMove }) {
  const [t, common] = [await getTranslations('person'), await getTranslations('common')]
  const { name } = person
  return (
    <DialogButton
      isMenuItem
      kind={move === 'disable' ? 'danger' : 'secondary'}
      label={t(move)}
      title={t(`${move}Title`, { name })}
      closeLabel={common('close')}
    >
      <p className="prose mb-4 text-soft">{t(`${move}What`, { name })}</p>
      {move === 'renewInvitation' ? (
        <RenewForm person={person} action={actions.renewInvitation} />
      ) : (
        <OperationForm
          action={actions[move]}
          draftKey={`person.${move}:${person.id}`}
          labels={await formLabels()}
          submitLabel={t(move)}
          doneMessage={t(`${move}Done`, { name })}
          version={person.version}
          kind={move === 'enable' ? 'primary' : 'danger'}
        >
          <input type="hidden" name="id" value={person.id} />
        </OperationForm>
      )}
    </DialogButton>
  )
}

async function RenewForm({ person, action }: { person: PersonRow; action: FormAction }) {
  const [t, common] = [await getTranslations('person'), await getTranslations('common')]
  return (
    <SecretForm
      action={action}
      draftKey={`person.renewInvitation:${person.id}`}
      labels={await formLabels()}
      submitLabel={t('inviteSubmit')}
      version={person.version}
      secret={{
        template: '/invitation/{token}',
        message: t('inviteDone', { email: person.email }),
        copyLabel: t('copyLink'),
        copiedLabel: common('copied'),
      }}
    >
      <input type="hidden" name="id" value={person.id} />
    </SecretForm>
  )
}
