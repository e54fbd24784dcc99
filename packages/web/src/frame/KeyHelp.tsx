import { For } from 'solid-js'
import { t } from '../language/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { setSingleKeys, singleKeys } from '../ui/keys.ts'

export function KeyHelp(props: { onClose: () => void }) {
  const rows = (): [string, string][] => [
    ['Ctrl K · ⌘ K', t().keyHelp.goTo],
    ['j', t().keyHelp.next],
    ['k', t().keyHelp.previous],
    ['Enter', t().keyHelp.open],
    ['t', t().keyHelp.table],
    ['a', t().keyHelp.accept],
    ['x', t().keyHelp.reject],
    ['c', t().keyHelp.change],
    ['e', t().keyHelp.aspects],
    ['u', t().keyHelp.undo],
    ['s', t().keyHelp.choose],
    ['1 … 9, q …', t().keyHelp.code],
    ['d', t().keyHelp.done],
    ['n · p', t().keyHelp.neighbours],
    ['?', t().keyHelp.help],
  ]
  return (
    <Dialog title={t().keyHelp.title} closeLabel={t().close} onClose={() => props.onClose()}>
      <dl class="key-list">
        <For each={rows()}>
          {([key, meaning]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          )}
        </For>
      </dl>
      <label class="tick">
        <input
          type="checkbox"
          checked={singleKeys()}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        <span>
          {t().keyHelp.single} <span class="soft">{t().keyHelp.singleNote}</span>
        </span>
      </label>
    </Dialog>
  )
}
