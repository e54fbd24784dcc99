import { readingLimit } from '@firsthand/analysis'
import type { Language } from '../../generated/prisma/enums.ts'
import type { InputIssue } from '../errors.ts'
import { tooLate, type Gap } from './consentText.ts'

const names: Record<Language, string> = { en: 'English', es: 'Spanish' }

/** What is wrong with a text, by the place where it is put right. It quotes nothing of it. */
export const issueOf = ({ kind, block, language }: Gap): InputIssue => {
  const place = block ? `blocks.${block}${language ? `.${language}` : ''}` : null
  const inLanguage = language ? ` in ${names[language]}` : ''
  switch (kind) {
    case 'no_determination':
      return issue('determination', 'is missing: say whether this is research, and how it is looked at')
    case 'exempt_minor':
      return issue(
        'determination',
        'says exempt, which surveys and interviews of people under 18 are not (45 CFR 46.104(b)(3)); ask the ethics board',
      )
    case 'no_approval':
      return issue(
        'approvedRef',
        'is missing: give the number under which the ethics board approved this text',
      )
    case 'no_expiry':
      return issue('expiresAt', 'is missing: every yes ends some day, so give the day')
    case 'expired':
      return issue('expiresAt', 'is past: give a day to come')
    case 'ends_too_late':
      return issue('expiresAt', tooLate)
    case 'language_missing':
      return issue(`blocks.${language}`, `says nothing${inLanguage}, a language of this study`)
    case 'block_missing':
      return issue(place ?? 'blocks', `is missing or blank${inLanguage}; nobody is asked without it`)
    case 'running_missing':
      return issue(
        place ?? 'blocks',
        `is missing${inLanguage}: say what you have to do when somebody tells that they plan to run away`,
      )
    case 'one_language':
      return issue(place ?? 'blocks', `is missing${inLanguage}, and is there in the other language`)
    case 'placeholder':
      return issue(place ?? 'blocks', 'holds a gap that was meant to be filled in')
    case 'too_hard':
      return issue(place ?? `blocks.${language}`, tooHard(language))
    case 'hard_sentence':
      return issue(
        place ?? 'blocks',
        'holds a sentence that is too hard to read; say it in shorter words, or in two',
      )
    case 'not_reviewed':
      return issue(
        'reviewed',
        `lacks ${names[language ?? 'es']}: have it read by somebody who speaks it well`,
      )
  }
  kind satisfies never
  return issue('blocks', 'is not ready')
}

const issue = (path: string, message: string): InputIssue => ({ path, message })

const tooHard = (language: Language | null) =>
  language === 'es'
    ? `is too hard to read: INFLESZ below ${readingLimit.es}; use shorter words and sentences`
    : `is too hard to read: above grade ${readingLimit.en}; use shorter words and sentences`
