export const root: string
export function distFile(name: string): string
export function productEntries(): Record<string, string>
export function bundle(entries: Record<string, string>): Promise<void>
