/** Lower case without accents, apostrophes or the marks that people leave out when they type. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (!/[^ -~]/.test(lower)) return lower.includes("'") ? lower.replaceAll("'", '') : lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’ʼ]/g, '')
}
