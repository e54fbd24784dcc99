export function reportDependencies(): Promise<void>
export function tellAudit(output: string): string[]
