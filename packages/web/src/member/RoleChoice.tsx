import { createUniqueId, For } from 'solid-js'
import type { Role } from '../graphql.ts'
import { t } from '../language/language.ts'
import type { RoleMay } from './operations.ts'

interface Props {
  legend: string
  roles: RoleMay[]
  chosen: Role[]
  onTurn: (role: Role, isOn: boolean) => void
}

/** Every role with what it lets somebody do, in the words of the policy. */
export function RoleChoice(props: Props) {
  return (
    <fieldset class="role-choice">
      <legend>{props.legend}</legend>
      <For each={props.roles}>
        {(one) => <OneRole of={one} isOn={props.chosen.includes(one.role)} onTurn={props.onTurn} />}
      </For>
    </fieldset>
  )
}

function OneRole(props: { of: RoleMay; isOn: boolean; onTurn: Props['onTurn'] }) {
  const id = createUniqueId()
  return (
    <div class="role">
      <label>
        <input
          type="checkbox"
          checked={props.isOn}
          aria-describedby={id}
          onChange={(event) => props.onTurn(props.of.role, event.currentTarget.checked)}
        />
        <span>{t().role[props.of.role]}</span>
      </label>
      <p id={id} class="small soft">
        {mayInWords(props.of.may)}
      </p>
    </div>
  )
}

const mayInWords = (may: readonly string[]): string =>
  may.length === 0 ? t().member.nothingMay : `${may.map((one) => t().member.may[one] ?? one).join('; ')}.`
