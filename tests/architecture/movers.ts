/** Mutations that move points, money or stock: each takes an idempotency key. */
export const MOVERS: ReadonlySet<string> = new Set([]);
