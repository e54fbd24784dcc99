// What is used in few files, and why: test/architecture.test.ts holds the product to it.
import { src } from './source.ts'

const files = (names: string) => names.split(' ').map((name) => `${src}${name}.ts`)
const cleanText = 'packages/analysis/src/text/clean.ts'
const stores = (modules: string) => modules.split(' ').map((module) => `${src}${module}/store.ts`)
/** [what, the files that may, why]. A file that no longer does is taken off its row. Folders end in a slash. */
export const confined: [RegExp, string[], string][] = [
  [/from 'natural/, ['packages/analysis/src/text/natural.ts'], 'the whole of natural is slow and large'],
  [
    /from 'syllable'/,
    ['packages/analysis/src/readability/english.ts'],
    'how English syllables are counted stands in one place',
  ],
  [
    /from 'node:crypto'/,
    files('audit/audit backup/backup auth/password address hash id keys sealedKey sealingKeys words'),
    'cryptography is read in few files; addresses are held under a hash',
  ],
  [
    /from 'better-auth/,
    ['adapter', 'betterAuth', 'openIdSeat', 'password', 'session'].map((name) => `${src}auth/${name}.ts`),
    'better-auth is made in one place and called by the door; it has no route of its own',
  ],
  [
    /from '(?:openid-client|jose)/,
    [`${src}auth/openIdClient.ts`, `${src}auth/openIdSeal.ts`],
    'what a provider says is read in one file, and nothing of it but who it is goes on from there',
  ],
  [
    /from '@simplewebauthn\//,
    [`${src}auth/passkey.ts`, 'packages/web/src/passkey.ts'],
    'what a passkey is asked for and held against stands in one place on each side',
  ],
  [/process\.env/, [`${src}env.ts`], 'settings are read once'],
  [
    /from '(?:@prisma\/|[./]+generated\/(?:prisma\/client|pothos)\.ts)/,
    [`${src}builder.ts`, `${src}database/`, `${src}db.ts`],
    'Prisma is made in one place and handed on',
  ],
  [
    /\b(?:tx|db)\.\w+\.(?:create|createMany|update|updateMany|upsert|delete|deleteMany)\(/,
    [
      ...stores(
        'audit auth board codebook coding consent consentText demand detail drill duty edition erasure exchange handover insight instrument learning meeting member outreach release response retention safety setup sitting study talk vault',
      ),
      ...files('auth/accountStore instance safety/contactStore safety/noticeStore sitting/code/codeStore'),
    ],
    'rows are written by stores; the row of the instance itself by what opens it',
  ],
  [
    /\$(?:query|execute)Raw/,
    [
      ...stores(
        'audit auth board change coding consent consentText deidentification demand detail drill duty edition erasure exchange handover identity insight instrument job learning meeting member outreach release response retention safety setup sitting study vault',
      ),
      ...files(
        'auth/accountStore insight/wordsStore outreach/peopleStore safety/ageStore safety/contactStore safety/unreadStore pipeline instance',
      ),
    ],
    'SQL stands in stores; pg-boss stores a job in the transaction of its write; a first start takes its turn',
  ],
  [
    /\b(?:(?:effective|current)_consent|consent_state|ConsentStanding|usable_passage|(?:desk_)?read_passage|(?:desk_)?theme_coding|undecided_coding|coding_standing|theme_rejection)\b/,
    [
      ...stores(
        'change coding consent consentText deidentification detail edition insight learning outreach release sitting',
      ),
      `${src}insight/wordsStore.ts`,
      `${src}outreach/peopleStore.ts`,
      `${src}database/grants.ts`,
      `${src}database/vault.ts`,
    ],
    'consent at the time of use is asked of the database; what of it may be read stands with the rights',
  ],
  [
    /\b(?:keep_identity|identity_kept|mark_contact|contact_for_letter)\b/,
    [`${src}database/vault.ts`, `${src}identity/store.ts`],
    'one file knocks at the identity rooms, whose tables the application has no right to; who may, stands with the rights',
  ],
  [
    /\bsealIdentity\(/,
    [`${src}identity/commands.ts`, `${src}rotation/store.ts`, `${src}words.ts`],
    'who somebody is, is sealed where it is written down, and anew under another key',
  ],
  [
    /\bopenIdentity\(/,
    files('outreach/step rotation/store safety/contact vault/commands words'),
    'how somebody may be reached is opened by the sender, and by a reviewer for whom an item is about; who they are, where two people agreed to it; by another key that takes the place of one',
  ],
  [
    /\bwords\.open\(/,
    files(
      'coding/commands coding/step consent/unsent deidentification/numbers deidentification/step demo/decide detail/commands insight/opened learning/step reading release/commands release/quotes rotation/store safety/step sitting/open',
    ),
    'readers get words through reading.ts, which asks and audits; the steps, the check of marks and the analyst work on them; a no asks whether anything was written that it hides; whoever writes alone sees what they wrote',
  ],
  [
    /\bwords\.seal\(/,
    files(
      'coding/step deidentification/step detail/commands handover/commands response/commands rotation/store sitting/open',
    ),
    'words are sealed where they come in or are made',
  ],
  [
    /from 'node:worker_threads'/,
    [`${src}analyst.ts`, `${src}analystThread.ts`],
    'what takes long with words has one thread of its own, which is given no key',
  ],
  [
    /\b(?:deidentify|createTagger|learnStudy)\(/,
    [
      'packages/analysis/src/tagging/study-model.ts',
      'packages/analysis/src/deidentify/deidentify.ts',
      'packages/analysis/src/tagging/tagger.ts',
      `${src}analystThread.ts`,
      `${src}cli/deidentify.ts`,
      `${src}cli/tag.ts`,
    ],
    'they take a second or more, and the thread that answers must stay free',
  ],
  [
    /\bmarkClean\(/,
    ['packages/analysis/src/deidentify/placed.ts', cleanText],
    'CleanText comes out of de-identification only: something stands in the place of what the machine or a person marked',
  ],
  [
    /\bopenReleased\(/,
    [`${src}reading.ts`, `${src}release/quotes.ts`],
    'words for board and lead are opened where it was worked out that they may leave',
  ],
  [
    /\bSafeQuote =>|as SafeQuote\b/,
    [`${src}release/quotes.ts`],
    'a quote for board, lead and public is made of what two people let leave',
  ],
  [/\bmarkFrozen\b/, [`${src}handover/handover.ts`], 'what is handed over was let leave'],
  [
    /\breopenCleanText\(/,
    [cleanText, ...files('coding/step detail/commands detail/schema insight/opened learning/step')],
    'what is stored in Passage was clean when it was sealed',
  ],
  [/\bassumeClean\(/, [cleanText, `${src}cli/tag.ts`], 'only who passes a file of their own answers for it'],
  [
    /\bmarkSafe\b|\bas (?:unknown as )?Safe(?:Word|Reach)\b/,
    ['packages/analysis/src/disclosure/quantifier.ts'],
    'a word that leaves the evaluator’s desk is made where its rule stands',
  ],
  [
    /\bprofiles\.of\b|\bprofileFor\(/,
    ['packages/analysis/src/disclosure/profile.ts', `${src}release/floor.ts`, `${src}setup/setup.ts`],
    'what leaves is measured by the greater of the product’s floors and the study’s, which one file works out',
  ],
  [/@urql\//, ['packages/web/src/client.ts', 'packages/web/src/graphql.ts'], 'one client is one session'],
  [
    /\blocalStorage\b/,
    [
      ...['packages/web/src/language/language.ts', 'packages/web/src/ui/keys.ts'],
      ...['packages/web/src/ui/scheme.ts', 'packages/web/src/testing/setup.ts'],
    ],
    'a browser keeps the choice of language, colours and single keys, and nothing else',
  ],
  [
    /\bsessionStorage\b/,
    ['packages/web/src/lockMark.ts', 'packages/web/src/testing/setup.ts'],
    'a tab keeps that it was locked, in one word, until the server has heard of it',
  ],
]
