import { createRenderEffect } from 'solid-js'

/** Titles name the page only: a title is seen in tabs, histories and over shoulders. */
export function createTitle(page: () => string): void {
  createRenderEffect(() => {
    document.title = `${page()} · Firsthand`
  })
}
