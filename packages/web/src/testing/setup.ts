// Around each story: all files of a worker share one window, and what one leaves open, speaks or keeps is not there for the next.
import { cleanup, configure } from '@solidjs/testing-library'
import { afterEach } from 'vitest'
import { speak } from '../language/language.ts'
import { setSingleKeys } from '../ui/keys.ts'

// A page's script is fetched at its first use, which takes longer than the library's second.
configure({ asyncUtilTimeout: 50_000 })

afterEach(() => {
  cleanup()
  document.body.replaceChildren()
  getSelection()?.removeAllRanges()
  speak('en')
  setSingleKeys(true)
  localStorage.clear()
  sessionStorage.clear()
})
