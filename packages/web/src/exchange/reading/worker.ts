// Reading takes long with a large workbook, and the page must stay free. Nothing leaves this browser.
import { readFile } from './read.ts'

addEventListener('message', (event: MessageEvent<{ bytes: Uint8Array; name: string }>) => {
  const { bytes, name } = event.data
  void readFile(bytes, name).then((read) => postMessage(read))
})
