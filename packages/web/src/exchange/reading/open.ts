import { largestFile, type Problem, type Read, type Source } from './source.ts'

const patience = 60_000

/** What came of it, a digest by which it is known again, and which file it was where one could not be read. */
export type Opened = { source: Source; digest: string } | { problem: Problem; name?: string }

/** Reads files on a thread of their own, which ends with each or with our patience. Several are texts of one kind. */
export async function openFiles(files: readonly File[]): Promise<Opened> {
  const sources: Source[] = []
  const digests: string[] = []
  for (const file of files) {
    const found = await openFile(file)
    if ('problem' in found) return files.length > 1 ? { ...found, name: file.name } : found
    if (found.source.kind === 'table' && files.length > 1)
      return { problem: 'severalTables', name: file.name }
    sources.push(found.source)
    digests.push(found.digest)
  }
  const [first, ...rest] = sources
  if (!first) return { problem: 'empty' }
  return rest.length === 0
    ? { source: first, digest: digests[0]! }
    : { source: together(sources), digest: await digestOf(digests.sort().join(' ')) }
}

function together(sources: readonly Source[]): Source {
  const isWord = sources.some(({ format }) => format === 'docx')
  const texts = sources.flatMap((source) => (source.kind === 'text' ? source.texts : []))
  return { kind: 'text', format: isWord ? 'docx' : 'txt', texts }
}

async function openFile(file: File): Promise<{ source: Source; digest: string } | { problem: Problem }> {
  if (file.size > largestFile) return { problem: 'tooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const digest = await digestOf(bytes)
  const read = await readOnThread(bytes, file.name)
  return 'problem' in read ? read : { ...read, digest }
}

function readOnThread(bytes: Uint8Array, name: string): Promise<Read> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Read>((resolve) => {
    const end = (read: Read) => {
      clearTimeout(limit)
      worker.terminate()
      resolve(read)
    }
    const limit = setTimeout(() => end({ problem: 'tookTooLong' }), patience)
    worker.onmessage = (event: MessageEvent<Read>) => end(event.data)
    // What goes wrong inside is answered there: this is a script that could not be fetched.
    worker.onerror = () => end({ problem: 'unavailable' })
    worker.postMessage({ bytes, name })
  })
}

/** SHA-256 in hexadecimal: by it the server tells the same file when it comes again, and nothing else. */
export async function digestOf(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const digest = await crypto.subtle.digest('SHA-256', bytes.slice().buffer)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
