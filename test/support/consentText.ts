// What is read out in the tests' studies: the texts that Firsthand ships, with what only a site can say.
import type { Frame, Someone } from './world.ts'
import { inYears } from './until.ts'

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
      blocks: $blocks, expiresAt: "${inYears(4)}" }) { __typename ... on Refusal { message } }
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

/** The text that is read to adults now. */
export const shownTo = async (who: Someone, studyId: string) => {
  const { data } = await who.ask<{
    study: { consentTexts: { id: string; audience: Audience; sha256: string | null }[] }
  }>('query ($id: ID!) { study(id: $id) { consentTexts { id audience sha256(language: en) } } }', {
    id: studyId,
  })
  const { id, sha256 } = data.study.consentTexts.find((one) => one.audience === 'adult' && one.sha256)!
  return { consentTextId: id, sha256 }
}

/** An adult is read the text and agrees to take part. */
export const aMeeting = ({ studyId }: Pick<Frame, 'studyId'>, input: object) => ({
  ...{ studyId, party: 'youth', consentTextId: 'ConsentText-AAAAAAAAAAAAAAAAAAAAAA', sha256: '0'.repeat(64) },
  ...{ language: 'en', mode: 'together', hasInterpreter: false, present: ['young_person', 'interviewer'] },
  ...{ isCopyGiven: true, documentation: 'verbal_attested' },
  ...{ canStop: 'known', canSkip: 'known', whoIsTold: 'known' },
  decisions: [{ scope: 'participate', decision: 'granted' }],
  ...{ until: inYears(3), idempotencyKey: crypto.randomUUID(), ...input },
})
