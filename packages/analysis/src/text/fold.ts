/** Lower case without accents, apostrophes or the marks that people leave out when they type. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (!/[^a-z0-9 ]/.test(lower)) return lower
  if (!/[^ -~]/.test(lower)) return lower.replaceAll("'", '')
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’ʼ]/g, '')
}
