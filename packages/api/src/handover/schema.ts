import { NoticeWay } from '../../generated/prisma/enums.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { sha256Of } from '../hash.ts'
import { findAllowing } from '../release/store.ts'
import { LanguageEnum, StudyNode } from '../study/schema.ts'
import {
  documentOf,
  type DocumentFigure,
  type DocumentQuote,
  type HandoverDocument,
  type Section,
} from './document.ts'
import { fileOf } from './file.ts'
import { isMail } from '../identity/identity.ts'
import { isClosedTo, letterOf, openRecipient, type Letter, type Recipient } from './letter.ts'
import * as store from './store.ts'

export const NoticeWayEnum = builder.enumType(NoticeWay, { name: 'NoticeWay' })

type Notice = store.RecipientRow['notices'][number]
type OfHandover = store.RecipientRow & { number: number; opened: Recipient }

const namesOf = ({ app, once }: Context, ids: readonly string[]) =>
  once(`names ${[...ids].sort().join(' ')}`, () => store.findNames(app.db, ids))

const NoticeObject = builder.objectRef<Notice>('HandoverNotice').implement({
  description: 'Something that a recipient has to be told.',
  fields: (t) => ({
    id: t.exposeID('id'),
    quoteNumber: t.exposeInt('quoteNumber', {
      nullable: true,
      description: 'The quote to take out; null: a note was put on the figures.',
    }),
    openedOn: t.string({
      description: 'A day: an instant would lead to whoever took something back at it.',
      resolve: ({ openedOn }) => openedOn.toISOString().slice(0, 10),
    }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true }),
    sentBy: t.string({
      nullable: true,
      resolve: async ({ sentBy }, _args, context) =>
        sentBy && ((await namesOf(context, [sentBy])).get(sentBy) ?? null),
    }),
    way: t.expose('way', { type: NoticeWayEnum, nullable: true }),
    doneAt: t.expose('doneAt', { type: 'DateTime', nullable: true }),
  }),
})

const LetterObject = builder.objectRef<Letter>('NoticeLetter').implement({
  description: 'Numbers and what to do with them; no word of a participant.',
  fields: (t) => ({ subject: t.exposeString('subject'), text: t.exposeString('text') }),
})

export const RecipientObject = builder.objectRef<OfHandover>('HandoverRecipient').implement({
  description: 'Who got a handover.',
  authScopes: ({ studyId }) => ({ may: ['hand over', studyId] as const }),
  fields: (t) => ({
    id: t.exposeID('id'),
    body: t.string({ resolve: ({ opened }) => opened.body }),
    person: t.string({ resolve: ({ opened }) => opened.person }),
    address: t.string({ nullable: true, resolve: ({ opened }) => opened.address }),
    purpose: t.string({ resolve: ({ opened }) => opened.purpose }),
    receivedOn: t.string({ resolve: ({ receivedOn }) => receivedOn.toISOString().slice(0, 10) }),
    notices: t.field({ type: [NoticeObject], resolve: ({ notices }) => notices }),
    mayMail: t.boolean({
      description: 'A mail server is set up, and the address is one for letters by mail.',
      resolve: ({ opened }, _args, { app }) => app.post !== null && isMail(opened.address ?? ''),
    }),
    letter: t.field({
      type: LetterObject,
      nullable: true,
      description: 'Of all that is not done; null where nothing is left to tell.',
      args: { language: t.arg({ type: LanguageEnum, required: true }) },
      resolve: ({ notices, number, opened }, { language }) => {
        const open = notices.filter(({ doneAt }) => !doneAt)
        return open.length > 0 ? letterOf(open, { number, person: opened.person }, language) : null
      },
    }),
  }),
})

const FigureObject = builder.objectRef<DocumentFigure>('DocumentFigure').implement({
  fields: (t) => ({
    wave: t.exposeString('wave'),
    text: t.exposeString('text'),
    base: t.exposeString('base', { nullable: true }),
    isWithheld: t.exposeBoolean('isWithheld'),
  }),
})

const QuoteObject = builder.objectRef<DocumentQuote>('DocumentQuote').implement({
  description: 'A quote; or, once it was taken back, a sentence that says so.',
  fields: (t) => ({
    number: t.exposeInt('number'),
    label: t.exposeString('label'),
    text: t.exposeString('text'),
    language: t.expose('language', { type: LanguageEnum }),
    isTakenBack: t.exposeBoolean('isTakenBack'),
  }),
})

const SectionObject = builder.objectRef<Section>('DocumentSection').implement({
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title'),
    plain: t.exposeString('plain', { nullable: true }),
    figures: t.field({ type: [FigureObject], resolve: ({ figures }) => figures }),
    quotes: t.field({ type: [QuoteObject], resolve: ({ quotes }) => quotes }),
    noQuotes: t.exposeString('noQuotes', { nullable: true }),
  }),
})

type Points = { title: string; points: string[] }
const PointsObject = builder.objectRef<Points>('DocumentPoints').implement({
  fields: (t) => ({ title: t.exposeString('title'), points: t.exposeStringList('points') }),
})

const DocumentObject = builder.objectRef<HandoverDocument>('HandoverDocument').implement({
  description: 'A handover in words, as its file holds it.',
  fields: (t) => ({
    language: t.expose('language', { type: LanguageEnum }),
    heading: t.exposeString('heading'),
    title: t.exposeString('title'),
    frozen: t.exposeString('frozen'),
    how: t.field({ type: PointsObject, resolve: ({ how }) => how }),
    note: t.field({
      ...{ type: PointsObject, nullable: true, resolve: ({ note }) => note },
      description: 'What changed since it was frozen; never by how many people.',
    }),
    sections: t.field({ type: [SectionObject], resolve: ({ sections }) => sections }),
    certificate: t.field({
      ...{ type: PointsObject, nullable: true },
      resolve: ({ certificate }) => certificate && { title: certificate.title, points: [certificate.text] },
    }),
    end: t.exposeString('end'),
  }),
})

export const HandoverObject = builder.objectRef<store.HandoverRow>('Handover').implement({
  description:
    'What left a study at one moment, as the public may see it. It is numbered, and never changed.',
  authScopes: ({ studyId }) => ({ may: ['hand over', studyId] as const }),
  fields: (t) => ({
    id: t.exposeID('id'),
    number: t.exposeInt('number'),
    title: t.exposeString('title'),
    frozenAt: t.expose('frozenAt', { type: 'DateTime' }),
    frozenBy: t.string({
      nullable: true,
      resolve: async ({ frozenBy }, _args, context) =>
        (await namesOf(context, [frozenBy])).get(frozenBy) ?? null,
    }),
    quoteCount: t.int({ resolve: ({ quotes }) => quotes.length }),
    takenBackCount: t.int({
      resolve: ({ quotes }) => quotes.filter(({ takenBackOn }) => takenBackOn).length,
    }),
    recipientCount: t.int({ resolve: ({ recipients }) => recipients.length }),
    openCount: t.int({
      description: 'Recipients who have still to be told, or to say that they did it.',
      resolve: ({ recipients }) =>
        recipients.filter(({ notices }) => notices.some(({ doneAt }) => !doneAt)).length,
    }),
    recipients: t.field({
      type: [RecipientObject],
      resolve: async ({ studyId, id, number, recipients }, _args, context) => {
        if (recipients.length > 0)
          context.reading.noted({ studyId, action: 'read recipients', subjects: { handover: id } })
        return Promise.all(
          recipients.map(async (row) => ({ ...row, number, opened: await openRecipient(context, row) })),
        )
      },
    }),
    document: t.field({
      type: DocumentObject,
      nullable: true,
      description: 'Null where it quotes somebody with whom the viewer works: they might know the voice.',
      args: { language: t.arg({ type: LanguageEnum, required: true }) },
      resolve: (row, { language }, context) => readDocument(context, row, language),
    }),
    file: t.string({
      nullable: true,
      description: 'The document as one HTML file to take away. That it was asked for is in the audit.',
      args: { language: t.arg({ type: LanguageEnum, required: true }) },
      resolve: async (row, { language }, context) => {
        const { studyId, id: handover } = row
        const document = await readDocument(context, row, language)
        if (!document) return null
        const file = fileOf(document)
        // Of which file they got, so that it can be told from every other copy.
        const subjects = { handover, language, file: sha256Of(file) }
        context.reading.noted({ studyId, action: 'take handover', subjects })
        return file
      },
    }),
  }),
})

const readDocument = async (context: Context, row: store.HandoverRow, language: 'en' | 'es') => {
  if (isClosedTo(context, row)) return null
  const { timeZone } = await context.once(`frame ${row.studyId}`, () =>
    store.findFrame(context.app.db, row.studyId),
  )
  // Whoever reads it, prints it or takes it uses these words now.
  const quotable = await context.once(`quotable ${row.studyId}`, () =>
    findAllowing(context.app.db, row.studyId, 'quote_verbatim'),
  )
  return documentOf(context, row, { timeZone, language, quotable })
}

builder.prismaObjectFields(StudyNode, (t) => ({
  handovers: t.field({
    type: [HandoverObject],
    description: 'The newest first.',
    authScopes: ({ id }) => ({ may: ['hand over', id] as const }),
    resolve: ({ id }, _args, { app }) => store.findHandovers(app.db, id),
  }),
  handover: t.field({
    type: HandoverObject,
    nullable: true,
    authScopes: ({ id }) => ({ may: ['hand over', id] as const }),
    args: { number: t.arg.int({ required: true }) },
    resolve: ({ id: studyId }, { number }, { app }) => store.findHandover(app.db, { studyId, number }),
  }),
  openNotices: t.int({
    description: 'Recipients of handovers who have still to be told something, or to say that they did it.',
    authScopes: ({ id }) => ({ may: ['hand over', id] as const }),
    resolve: ({ id }, _args, { app }) => store.countOpen(app.db, id),
  }),
}))
