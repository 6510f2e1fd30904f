import { getTranslations } from 'next-intl/server'
import { ChoicesField } from '@/components/form/choice-field'
import { type Role, roles } from '@/lib/auth/permissions'

type RoleChoicesProps = { readonly id: string; readonly chosen: readonly Role[] }

/** The roles with what each may do. Somebody may hold several. */
export async function RoleChoices({ id, chosen }: RoleChoicesProps) {
  const [t, person] = [await getTranslations('role'), await getTranslations('person')]
  const options = roles.map((role) => ({ value: role, label: t(role), hint: t(`${role}Hint`) }))
  return (
    <ChoicesField
      kind="checkbox"
      name="roles"
      id={id}
      label={person('roles')}
      options={options}
      defaultValues={chosen}
    />
  )
}
