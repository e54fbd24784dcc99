/** A sparse row: the columns that are not nought, and their values. */
export type Vector = { columns: Int32Array; values: Float32Array }

/** A row from the sums per column. */
export function vectorOf(sums: ReadonlyMap<number, number>): Vector {
  return { columns: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) }
}
