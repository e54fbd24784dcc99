/** Bad usage: the message names the argument, and the command ends with status 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Which options a command takes: those with a value, and switches. */
export type Options = { values: readonly string[]; switches: readonly string[] }
export type Arguments = { values: ReadonlyMap<string, string>; switches: ReadonlySet<string> }

/** Reads `--name value`, `--name=value` and `--switch`; refuses what it does not know. */
export function readArguments(args: readonly string[], options: Options): Arguments {
  const values = new Map<string, string>()
  const switches = new Set<string>()
  for (let at = 0; at < args.length; at++) {
    const [name = '', inline] = split(args[at] ?? '')
    if (options.switches.includes(name)) {
      if (inline !== undefined) throw new UsageError(`${name} takes no value`)
      switches.add(name)
    } else if (!options.values.includes(name))
      throw new UsageError(`${name} is not an argument of this command`)
    else if (values.has(name)) throw new UsageError(`${name} is given twice`)
    else {
      const value = inline ?? args[++at]
      if (value === undefined || value === '' || value.startsWith('--'))
        throw new UsageError(`${name} needs a value`)
      values.set(name, value)
    }
  }
  return { values, switches }
}

function split(arg: string): [string, string?] {
  const at = arg.indexOf('=')
  return arg.startsWith('--') && at > 0 ? [arg.slice(0, at), arg.slice(at + 1)] : [arg]
}
