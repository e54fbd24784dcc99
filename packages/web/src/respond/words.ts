// What the script itself says, in the language of the page.

const en = {
  leaving: 'Leaving this page.',
  shift: { two: 'Press Shift two more times to leave.', one: 'Press Shift once more to leave.' },
  saved: 'Saved.',
  saving: 'Saving …',
  waiting: 'Not saved yet. It will be: we try again by ourselves. Please leave this page open.',
  again: 'Try again now',
  full: 'That is as much as fits in one place.',
  idle: { ask: 'Are you still here? If not, we soon cover this page.', here: 'I am here' },
  covered: { heading: 'This page is covered', open: 'Open it again' },
  aloud: { read: 'Read it to me', hush: 'Stop reading' },
}

export type Words = typeof en

const es: Words = {
  leaving: 'Saliendo de esta página.',
  shift: { two: 'Presiona Shift dos veces más para salir.', one: 'Presiona Shift una vez más para salir.' },
  saved: 'Guardado.',
  saving: 'Guardando …',
  waiting: 'Aún no se guardó. Se va a guardar: lo intentamos otra vez. Por favor, deja esta página abierta.',
  again: 'Intentar ahora',
  full: 'Eso es lo que cabe en un solo lugar.',
  idle: { ask: '¿Sigues aquí? Si no, pronto tapamos esta página.', here: 'Aquí sigo' },
  covered: { heading: 'Esta página está tapada', open: 'Abrirla otra vez' },
  aloud: { read: 'Que me lo lea', hush: 'Dejar de leer' },
}

export const words = { en, es }

export const says = (): Words => (document.documentElement.lang === 'es' ? es : en)
