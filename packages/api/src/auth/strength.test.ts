import { expect, it } from 'vitest'
import { weakness } from './strength.ts'

it.each([
  ['', 'short'],
  ['a-quiet-one', 'short'],
  ['x'.repeat(201), 'long'],
  ['password1234', 'common'],
  ['P@ssw0rd2026!', 'common'],
  ['passwordpassword', 'common'],
  ['Contraseña1234', 'common'],
  ['123456789012', 'common'],
  ['qwertyuiopas', 'common'],
  ['1qaz2wsx3edc', 'common'],
  ['aaaaaaaaaaaaaaa', 'common'],
  ['abcabcabcabc', 'common'],
  ['letmeinletmein', 'common'],
  ['marisolmarisol', 'common'],
  ['marisol-2026-marisol', 'common'],
  ['iloveyou iloveyou', 'common'],
  ['a quiet reading room', null],
  ['lantern harbor mosaic', null],
  ['la tortuga cruza el río', null],
  ['8#kfT2!mZq0w', null],
  ['小さな灯台の静かな朝の光の道', null],
])('%s is %s', (password, why) => {
  expect(weakness(password, 'marisol')).toBe(why)
})
