import { fileURLToPath } from 'node:url'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'

const modern = ['chrome123', 'firefox120', 'safari17.5']

/** The page that is opened most is fetched beside the frame rather than after it has run: one round trip less. */
const fetchThemesEarly: Plugin = {
  name: 'fetch-themes-early',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk')
      const importsOf = (name: string): string[] =>
        chunks
          .find(({ fileName }) => fileName === name)
          ?.imports.flatMap((one) => [one, ...importsOf(one)]) ?? []
      const themes = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/theme/ThemesPage.tsx'))
      return [...new Set(themes ? [themes.fileName, ...importsOf(themes.fileName)] : [])]
        .filter((file) => !html.includes(file))
        .map((file): HtmlTagDescriptor => {
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${file}` }
          return { tag: 'link', attrs, injectTo: 'head' }
        })
    },
  },
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [solid(), fetchThemesEarly],
  build: {
    target: modern,
    cssTarget: modern,
    // The content security policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
})
