// The only import of `natural`, by submodules: the whole of it takes more than a second and 160 MB.
import english from 'natural/lib/natural/stemmers/porter_stemmer.js'
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js'

export const porterEnglish = (word: string): string => english.stem(word)
export const porterSpanish = (word: string): string => spanish.stem(word)
