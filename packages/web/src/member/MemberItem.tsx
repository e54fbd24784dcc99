import { createSignal, Show } from 'solid-js'
import { PasswordLinkTold } from '../account/LinkShown.tsx'
import { type LinkTold, linkTold } from '../account/linkTold.ts'
import { OneField } from '../account/OneField.tsx'
import { makeMemberPasswordLinkMutation } from '../account/wayOperations.ts'
import { ask, useClient } from '../client.ts'
import { useHere } from '../frame/here.ts'
import type { Role } from '../graphql.ts'
import { rolesInWords, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Changing } from './changing.ts'
import { MandateChoice } from './MandateChoice.tsx'
import type { Member, RoleMay } from './operations.ts'
import { RoleChoice } from './RoleChoice.tsx'

interface Props {
  member: Member
  roles: RoleMay[]
  changing: Changing
}

/** Somebody in the study: what they are, and below it what can be changed about that. */
export function MemberItem(props: Props) {
  return (
    <li class="member">
      <p>
        <strong>{props.member.name}</strong>
        <Show when={props.member.isViewer}> ({t().member.you})</Show>
        <span class="soft member-roles">{rolesInWords(props.member.roles)}</span>
      </p>
      <details>
        <summary>{t().member.change(props.member.name)}</summary>
        <Change {...props} />
      </details>
    </li>
  )
}

function Change(props: Props) {
  const [edited, setEdited] = createSignal<Role[]>()
  const chosen = () => edited() ?? props.member.roles
  const turn = (role: Role, isOn: boolean) =>
    setEdited(isOn ? [...chosen(), role] : chosen().filter((one) => one !== role))
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (chosen().length === 0) return props.changing.refuse('no_role')
    // From here on what stands is what the server has; what was refused stays to be corrected.
    if (await props.changing.setRoles(props.member, chosen())) setEdited(undefined)
  }
  return (
    <>
      <form onSubmit={(event) => void save(event)}>
        <Show when={props.member.isViewer}>
          <p class="soft">{t().member.notYourself}</p>
        </Show>
        <RoleChoice
          legend={t().member.roles(props.member.name)}
          roles={props.roles}
          chosen={chosen()}
          onTurn={turn}
        />
        <div class="bar">
          <Button type="submit" look="strong">
            {t().member.save}
          </Button>
          <Remove {...props} />
        </div>
      </form>
      <div class="member-mandate">
        <MandateChoice
          label={t().member.mandate.asked(props.member.name)}
          value={props.member.mandated}
          onChoose={(mandated) => void props.changing.setMandated(props.member, mandated)}
        />
      </div>
      <Show when={!props.member.isViewer}>
        <Forgotten member={props.member} />
      </Show>
    </>
  )
}

/** Somebody who forgot their password gets a link; where they have more here than this study, not from here. */
function Forgotten(props: { member: Member }) {
  const here = useHere()
  const client = useClient()
  const [told, setTold] = createSignal<LinkTold>()
  const [isAsking, setAsking] = createSignal(false)
  const make = async (password: string) => {
    const input = { studyId: here('studyId'), accountId: props.member.id, password }
    const { data } = await ask(client, makeMemberPasswordLinkMutation, { input })
    setTold(linkTold(data?.done, props.member.name))
    if (data?.done.data) setAsking(false)
  }
  return (
    <>
      <p class="soft">{t().way.linkLead}</p>
      <Show
        when={isAsking()}
        fallback={
          <Button aria-label={t().way.linkFor(props.member.name)} onClick={() => setAsking(true)}>
            {t().way.link}
          </Button>
        }
      >
        <OneField
          label={t().account.yourPassword}
          name="password"
          submit={t().way.linkFor(props.member.name)}
          onSubmit={make}
          onCancel={() => setAsking(false)}
        />
      </Show>
      <PasswordLinkTold told={told()} />
    </>
  )
}

/** Asked once more, since they lose sight of the study at once. */
function Remove(props: Props) {
  const [isAsking, setAsking] = createSignal(false)
  return (
    <Show
      when={isAsking()}
      fallback={
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t().member.remove}
        </Button>
      }
    >
      <span role="status">{t().member.removeSure(props.member.name)}</span>
      <Button onClick={() => void props.changing.remove(props.member)}>{t().member.remove}</Button>
      <Button look="quiet" onClick={() => setAsking(false)}>
        {t().member.keep}
      </Button>
    </Show>
  )
}
