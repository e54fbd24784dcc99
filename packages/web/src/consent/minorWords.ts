// What concerns minors alone, in both languages: where nobody gives permission, and wards of the state.
import type { Mechanism, UnmetRoute } from './unmetOperations.ts'

export const minorEn = {
  unmet: {
    title: 'Where nobody gives permission',
    route: 'Why is nobody asked?',
    routes: {
      waived_408c: 'An ethics board waived permission (45 CFR 46.408(c))',
      minor_lawful_self: 'The law lets this young person decide alone',
    } satisfies Record<UnmetRoute, string>,
    reference: 'Number of the decision, or the law',
    referenceHint: 'No name of anybody.',
    mechanism: 'What protects them instead?',
    mechanisms: {
      child_advocate: 'A child advocate',
      assent_monitor: 'Somebody who watches over how they are asked',
      independent_professional: 'A professional who is independent of the study',
    } satisfies Record<Mechanism, string>,
    overseer: 'Who in this study sees to it?',
    you: (name: string) => `${name} (you)`,
    scopes: 'For what does it stand? The young person is asked all the same.',
    act: 'Record this',
    wrong: {
      route: 'Say why nobody is asked.',
      reference: 'Give the number of the decision, or the law.',
      mechanism: 'Say what protects them instead.',
      overseerId: 'Say who in this study sees to it.',
      scopes: 'Choose at least one thing.',
      until: 'Give the first day on which it holds no more; a day to come.',
    } as Record<string, string>,
  },
  ward: {
    title: 'A ward of the state',
    isWard: 'The state is their guardian',
    note: 'Then somebody of this study stands up for them: not who asks them.',
    advocate: 'Who stands up for them?',
    nobody: 'Nobody yet',
    act: 'Record this',
    saved: 'Recorded.',
    wrong: {
      advocateId: 'Name another member of the study than yourself who stands up for them.',
    } as Record<string, string>,
  },
}

export const minorEs: typeof minorEn = {
  unmet: {
    title: 'Cuando nadie da permiso',
    route: '¿Por qué no se pregunta a nadie?',
    routes: {
      waived_408c: 'Un comité de ética eximió del permiso (45 CFR 46.408(c))',
      minor_lawful_self: 'La ley deja que esta persona joven decida sola',
    },
    reference: 'Número de la decisión, o la ley',
    referenceHint: 'Ningún nombre de nadie.',
    mechanism: '¿Qué la protege en su lugar?',
    mechanisms: {
      child_advocate: 'Alguien que defiende los derechos de menores',
      assent_monitor: 'Alguien que vigila cómo se le pregunta',
      independent_professional: 'Una persona profesional ajena al estudio',
    },
    overseer: '¿Quién vela por ello en este estudio?',
    you: (name) => `${name} (usted)`,
    scopes: '¿Para qué vale? A la persona joven se le pregunta igualmente.',
    act: 'Anotar esto',
    wrong: {
      route: 'Diga por qué no se pregunta a nadie.',
      reference: 'Dé el número de la decisión, o la ley.',
      mechanism: 'Diga qué la protege en su lugar.',
      overseerId: 'Diga quién vela por ello en este estudio.',
      scopes: 'Elija al menos una cosa.',
      until: 'Dé el primer día en que ya no vale; un día por venir.',
    },
  },
  ward: {
    title: 'Bajo tutela del estado',
    isWard: 'El estado tiene su tutela',
    note: 'Entonces alguien de este estudio vela por la persona: no quien le pregunta.',
    advocate: '¿Quién vela por la persona?',
    nobody: 'Nadie todavía',
    act: 'Anotar esto',
    saved: 'Anotado.',
    wrong: {
      advocateId: 'Nombre a otra persona del estudio, no a usted, que vele por ella.',
    },
  },
}
