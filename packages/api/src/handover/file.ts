// A handover as one file: nothing in it asks another host, and it prints in black on white.
import { markup, type Markup } from '../markup.ts'
import type { HandoverDocument, Section } from './document.ts'

/** Served as text to be saved, so its own rules stand in it: it runs and loads nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const style = `
:root { color-scheme: light dark; --ink: #22262e; --soft: #545b66; --line: #c9c6bd; --paper: #fbfaf7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e5dd; --soft: #b4b2ab; --line: #4a4f59; --paper: #15181d; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; }
h1 { margin: 0.25rem 0 1rem; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.25rem; line-height: 1.3; }
p, li { overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.note { margin: 1.5rem 0; padding: 0 1rem; border-left: 0.25rem solid var(--ink); }
.note h2 { margin-top: 0; }
dl { margin: 1rem 0; border-top: 1px solid var(--line); }
dl div { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; }
dd { margin: 0; }
figure { margin: 1.25rem 0; }
blockquote { margin: 0; font: 1.25rem/1.55 Georgia, 'Times New Roman', serif; }
figcaption { color: var(--soft); font-size: 0.9375rem; }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; } h2 { break-after: avoid; } figure, dl div { break-inside: avoid; } }
`.trim()

export const fileOf = (document: HandoverDocument): string =>
  markup`<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${document.heading}</title>
<style>${ownStyle}</style>
</head>
<body>
<main>
<p class="soft">${document.heading}</p>
<h1>${document.title}</h1>
<p>${document.frozen}</p>
<p class="soft">${document.made}</p>
${document.note && pointsOf(document.note, 'note')}
${document.sections.map(sectionOf)}
${pointsOf(document.how, 'how')}
${
  document.certificate &&
  markup`<section><h2>${document.certificate.title}</h2><p>${document.certificate.text}</p></section>`
}
<p class="soft">${document.end}</p>
</main>
</body>
</html>
`.markup

const ownStyle = markup([style] as unknown as TemplateStringsArray)

const pointsOf = ({ title, points }: { title: string; points: string[] }, kind: 'note' | 'how'): Markup =>
  markup`<section class="${kind}"><h2>${title}</h2>${
    kind === 'note'
      ? points.map((point) => markup`<p>${point}</p>`)
      : markup`<ul>${points.map((point) => markup`<li>${point}</li>`)}</ul>`
  }</section>`

const sectionOf = ({ title, plain, figures, quotes, noQuotes }: Section): Markup => markup`
<section>
<h2>${title}</h2>
${plain && markup`<p class="soft">${plain}</p>`}
<dl>${figures.map(
  ({ wave, text, base }) =>
    markup`<div><dt>${wave}</dt><dd>${text}</dd>${base && markup`<dd class="soft">${base}</dd>`}</div>`,
)}</dl>
${noQuotes && markup`<p class="soft">${noQuotes}</p>`}
${quotes.map(({ label, text, language, isTakenBack }) =>
  isTakenBack
    ? markup`<p class="soft"><em>${text}</em></p>`
    : markup`<figure><blockquote lang="${language}"><p>${text}</p></blockquote><figcaption>${label}</figcaption></figure>`,
)}
</section>`
