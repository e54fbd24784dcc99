import { createSignal } from 'solid-js'
import type { Role } from '../graphql.ts'
import { t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import type { Changing } from './changing.ts'
import type { RoleMay } from './operations.ts'
import { RoleChoice } from './RoleChoice.tsx'

/** Lets somebody in who has an account here. */
export function AddMember(props: { roles: RoleMay[]; changing: Changing }) {
  const [name, setName] = createSignal('')
  const [chosen, setChosen] = createSignal<Role[]>([])
  const turn = (role: Role, isOn: boolean) =>
    setChosen((now) => (isOn ? [...now, role] : now.filter((one) => one !== role)))
  const add = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!name().trim()) return props.changing.refuse('no_name')
    if (chosen().length === 0) return props.changing.refuse('no_role')
    if (!(await props.changing.add(name().trim(), chosen()))) return
    setName('')
    setChosen([])
  }
  return (
    <details class="member-part">
      <summary>{t().member.add}</summary>
      <form onSubmit={(event) => void add(event)}>
        <p class="soft">{t().member.addLead}</p>
        <Field
          label={t().member.name}
          value={name()}
          autocomplete="off"
          autocapitalize="none"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <RoleChoice legend={t().member.newRoles} roles={props.roles} chosen={chosen()} onTurn={turn} />
        <Button type="submit" look="strong">
          {t().member.addNow}
        </Button>
      </form>
    </details>
  )
}
