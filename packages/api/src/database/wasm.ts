import { setFlagsFromString } from 'node:v8'

/**
 * V8 compiles a WebAssembly function anew once it has run for a while. By its own measure that costs each start of the
 * embedded database more than a second of work, and half of one for the query compiler, which most functions never pay
 * back. What runs a hundred times as much still gains by it. A V8 that no longer knows the setting leaves it alone.
 */
export const compileWhatPays = (): void => setFlagsFromString('--wasm-tiering-budget=1000000000')
