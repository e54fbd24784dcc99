import { type JSX, splitProps } from 'solid-js'

type Props = JSX.ButtonHTMLAttributes<HTMLButtonElement> & { look?: 'plain' | 'strong' | 'quiet' }

export function Button(props: Props) {
  const [own, rest] = splitProps(props, ['look'])
  return <button type="button" {...rest} class="button" data-look={own.look ?? 'plain'} />
}
