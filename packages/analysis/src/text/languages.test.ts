import { describe, expect, it } from 'vitest'
import { languagesIn } from './languages.ts'

const said = (text: string) => {
  const { languages, other } = languagesIn(text)
  return other ?? languages.join('+')
}

describe('the languages of a text', () => {
  it.each([
    ['The judge never looked at me and my lawyer did all the talking.', 'en'],
    ['La jueza leyó mi carta y me escuchó.', 'es'],
    ['q no me dejaron ir a la escuela y a to el mundo le dijeron', 'es'],
    ['a la psicóloga, a la trabajadora, a la fiscal y a la psicóloga otra vez', 'es'],
    ['They never asked me. Nadie me preguntó nada, y eso era mi vida.', 'es+en'],
    ['The windows don’t open y el carpet huele a wet dog, and there is no dog. Hay que firmar.', 'en+es'],
    ['she was like siempre contigo, pero then she left and nunca volvió', 'en+es'],
    ['My friend José and my dog.', 'en'],
    ['[PERSON 1] was nice to me', 'en'],
    ['bed checks, cameras, searches, level system, points', ''],
    ['', ''],
    ['no', ''],
    ['😀😀😀', ''],
    ['1234 5678', ''],
  ])('of %j are %j', (text, languages) => expect(said(text)).toBe(languages))

  it.each([
    ['Je ne voulais pas parler au juge, il ne m’a jamais écouté et c’est tout.', 'fr'],
    ['Eu não queria falar com a polícia porque eles nunca me ouviram.', 'pt'],
    ['Mwen pa t vle pale ak lapolis paske yo pa janm koute mwen.', 'ht'],
    ['Non volevo parlare con il giudice perché non mi ha mai ascoltato.', 'it'],
    ['Ich wollte nicht mit der Polizei sprechen, und sie haben mich nie gehört.', 'de'],
    ['Hindi ko gusto makipag-usap sa pulis kasi hindi nila ako pinakinggan.', 'tl'],
    ['Tôi không muốn nói với cảnh sát vì họ không nghe tôi.', 'vi'],
    ['法官从来没有听过我说话。', 'zh'],
    ['裁判官は私の話を聞いてくれませんでした。', 'ja'],
    ['판사는 내 말을 듣지 않았어요.', 'ko'],
    ['Судья меня никогда не слушал.', 'ru'],
    ['القاضي لم يستمع إلي أبدا', 'ar'],
    ['ქართულად ვლაპარაკობ', 'und'],
    ['Xa wi kwetamaj ri jun tzij chech ri nutat kuk winaq pa tinamit xeb’ek chila', 'und'],
  ])('of %j is another: %s', (text, tag) => expect(said(text)).toBe(tag))

  it('reads no more than it needs of a text of a megabyte', () => {
    const before = process.cpuUsage()
    languagesIn('mwen pa janm '.repeat(80_000))
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500)
  })
})
