/** The first of January in so many years: a yes ends some day, and not too far away. */
export const inYears = (years: number): string => `${new Date().getUTCFullYear() + years}-01-01T00:00:00Z`
