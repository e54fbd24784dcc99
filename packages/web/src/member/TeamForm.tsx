import { createSignal } from 'solid-js'
import { rolesInWords, t } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import { ById } from '../ui/ById.tsx'
import { ChoiceField } from '../ui/Field.tsx'
import type { Changing } from './changing.ts'
import type { Member, Preset, Team } from './operations.ts'

/** Fills the roles of a study in one step: a team as it comes, and who takes which seat. */
export function TeamForm(props: { members: Member[]; teams: Team[]; changing: Changing }) {
  const [preset, setPreset] = createSignal<Preset>('two_evaluators')
  const [taken, setTaken] = createSignal<Record<string, string>>({})
  const seats = () => props.teams.find((one) => one.preset === preset())?.seats ?? []
  const choices = () => [
    { value: '', label: t().member.noSeat },
    ...seats().map((seat) => ({ value: seat.key, label: rolesInWords(seat.roles) })),
  ]
  const given = () =>
    props.members.flatMap(({ id: accountId }) => {
      const seat = taken()[accountId]
      return seat ? [{ seat, accountId }] : []
    })
  const apply = (event: SubmitEvent) => {
    event.preventDefault()
    if (given().length === 0) return props.changing.refuse('no_seat')
    void props.changing.apply(preset(), given())
  }
  return (
    <details class="member-part">
      <summary>{t().member.team}</summary>
      <form onSubmit={apply}>
        <p class="soft">{t().member.teamLead}</p>
        <ChoiceField
          label={t().member.which}
          value={preset()}
          choices={props.teams.map((one) => ({ value: one.preset, label: t().member.preset[one.preset] }))}
          onChoose={(value) => {
            setPreset(value as Preset)
            setTaken({})
          }}
        />
        <ById each={props.members}>
          {(person) => (
            <ChoiceField
              label={t().member.seatOf(person().name)}
              value={taken()[person().id] ?? ''}
              choices={choices()}
              onChoose={(seat) => setTaken((now) => ({ ...now, [person().id]: seat }))}
            />
          )}
        </ById>
        <Button type="submit" look="strong">
          {t().member.apply}
        </Button>
      </form>
    </details>
  )
}
