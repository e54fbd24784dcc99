import { useParams } from '@solidjs/router'

export const studyPath = (id: string): string => `/study/${encodeURIComponent(id)}`
export const themePath = (study: string, key: string): string =>
  `${studyPath(study)}/theme/${encodeURIComponent(key)}`
export const codePath = (study: string, key: string): string =>
  `${studyPath(study)}/code/${encodeURIComponent(key)}`
export const responsePath = (study: string, response: string): string =>
  `${studyPath(study)}/response/${encodeURIComponent(response)}`

export const detailPath = (study: string, response: string): string =>
  `${studyPath(study)}/detail/${encodeURIComponent(response)}`

export const interviewPath = (study: string, person: string): string =>
  `${studyPath(study)}/interview/${encodeURIComponent(person)}`

export const consentTextPath = (study: string, audience: string): string =>
  `${studyPath(study)}/consent-text/${encodeURIComponent(audience)}`

/** The meeting in which a text is read with one party. */
export const meetingPath = (study: string, person: string, party: string): string =>
  `${interviewPath(study, person)}/consent/${encodeURIComponent(party)}`

export const instrumentPath = (study: string, instrument: string): string =>
  `${studyPath(study)}/instrument/${encodeURIComponent(instrument)}`

/** The names in the address, read back as they were written into it. */
type Named = 'studyId' | 'themeKey' | 'responseId' | 'participantId' | 'instrumentId' | 'codeKey'

export function useHere(): (name: Named) => string {
  const params = useParams()
  return (name) => decoded(params[name])
}

export function decoded(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    return ''
  }
}
