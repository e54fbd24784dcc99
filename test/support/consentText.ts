// What is read out in the tests' studies: the texts that Firsthand ships, with what only a site can say.
import type { Someone } from './world.ts'

export const running = {
  en: 'If you tell us you plan to run away, we may have to tell someone.',
  es: 'Si nos dices que piensas escaparte, puede que tengamos que avisar a alguien.',
}
export const contact = { en: 'Call us at 555-0100.', es: 'Puedes llamarnos al 555-0100.' }

export type Audience = 'youth' | 'caregiver' | 'adult'
const everybody: Audience[] = ['youth', 'caregiver', 'adult']

/** Publishes a text for each of them, in one request. */
export const publishTexts = async (
  who: Someone,
  studyId: string,
  audiences: readonly Audience[] = everybody,
): Promise<void> => {
  const parts = audiences.map(
    (audience) => `
    start_${audience}: startConsentText(input: { studyId: $study, audience: ${audience}, from: model }) { __typename ... on Refusal { message } }
    save_${audience}: saveConsentText(input: { studyId: $study, audience: ${audience}, expected: 1,
      blocks: $blocks, expiresAt: "2091-01-01T00:00:00Z" }) { __typename ... on Refusal { message } }
    publish_${audience}: publishConsentText(input: { studyId: $study, audience: ${audience}, expected: 2,
      reviewed: [es] }) { __typename ... on Refusal { message } }`,
  )
  const { data, errors } = await who.ask<Record<string, { __typename: string; message?: string }>>(
    `mutation ($study: ID!, $blocks: [ConsentWordsInput!]!) {
      decided: saveSettings(input: { studyId: $study, determination: not_research, plannedPeople: 60 }) { __typename ... on Refusal { message } }
      ${parts.join('')}
    }`,
    {
      study: studyId,
      blocks: [
        { type: 'running_away', ...running },
        { type: 'contact', ...contact },
      ],
    },
  )
  if (errors) throw new Error(`consent texts: ${errors[0]!.message}`)
  const refused = Object.values(data).find((one) => !one.__typename.endsWith('Success'))
  if (refused) throw new Error(`consent texts: ${refused.message ?? refused.__typename}`)
}
