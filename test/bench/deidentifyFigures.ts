import { deidentify, type Language } from '@firsthand/analysis'

export type Marked = {
  text: string
  lang?: Language
  spans: { start: number; end: number; type: string }[]
}

// What the issue asks of the sentences that are not our own; the rest is printed by type.
const asked = new Set([
  ...['PERSON', 'STREET_ADDRESS', 'GPE', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'DATE_TIME', 'AGE'],
  ...['KIN', 'OFFICIAL', 'PLACE', 'ADDRESS', 'SCHOOL', 'SHELTER', 'COURT', 'ORG_SMALL'],
  ...['PHONE', 'EMAIL', 'HANDLE', 'URL', 'DATE', 'ID'],
])

type Count = { marked: number; touched: number; whole: number }

/**
 * Recall: details of the types asked for of which every letter and digit is hidden (`whole`), their letters and digits that are
 * (`letters`), and details of which one at least is (`touched`: what is left of such a one may still be read). Precision: letters
 * of the hidden that are marked, whatever their type; `others`: words that nobody marked and that are hidden all the same.
 */
export const figuresOf = (rows: readonly Marked[]) => {
  const types = new Map<string, Count>()
  const sums = {
    marked: 0,
    whole: 0,
    touched: 0,
    letters: 0,
    hiddenLetters: 0,
    hidden: 0,
    right: 0,
    others: 0,
    wrong: 0,
  }
  for (const row of rows) {
    const { redactions } = deidentify(row.text, row.lang ? { language: row.lang } : {})
    const isHidden = cover(row.text, redactions)
    const isMarked = cover(row.text, row.spans)
    for (const span of row.spans) countDetail(sums, types, { text: row.text, isHidden, span })
    for (const { index, 0: word } of row.text.matchAll(/[\p{L}\p{N}'’]+/gu)) {
      const at = Array.from({ length: word.length }, (_, place) => index + place)
      sums.hidden += at.filter((place) => isHidden[place]).length
      sums.right += at.filter((place) => isHidden[place] && isMarked[place]).length
      if (at.some((place) => isMarked[place])) continue
      sums.others++
      if (at.some((place) => isHidden[place])) sums.wrong++
    }
  }
  return {
    texts: rows.length,
    details: sums.marked,
    whole: share(sums.whole, sums.marked),
    letters: share(sums.hiddenLetters, sums.letters),
    touched: share(sums.touched, sums.marked),
    precision: share(sums.right, sums.hidden),
    others: share(sums.wrong, sums.others),
    types: Object.fromEntries([...types].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

type Sums = Count & { letters: number; hiddenLetters: number }
type Detail = { text: string; isHidden: Uint8Array; span: Marked['spans'][number] }

const countDetail = (sums: Sums, types: Map<string, Count>, { text, isHidden, span }: Detail): void => {
  let [letters, hidden] = [0, 0]
  for (let at = span.start; at < span.end; at++) {
    if (!/[\p{L}\p{N}]/u.test(text[at] ?? '')) continue
    letters++
    if (isHidden[at]) hidden++
  }
  const count = types.get(span.type) ?? { marked: 0, touched: 0, whole: 0 }
  count.marked++
  if (hidden > 0) count.touched++
  if (hidden === letters) count.whole++
  types.set(span.type, count)
  if (!asked.has(span.type)) return
  sums.marked++
  if (hidden > 0) sums.touched++
  if (hidden === letters) sums.whole++
  sums.letters += letters
  sums.hiddenLetters += hidden
}

const cover = (text: string, spans: readonly { start: number; end: number }[]): Uint8Array => {
  const covered = new Uint8Array(text.length)
  for (const { start, end } of spans) covered.fill(1, start, end)
  return covered
}

const share = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 1000
