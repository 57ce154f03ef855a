/** What was answered about one place, under its response keys. */
export type Answered = Record<string, unknown>;

export function isAnswered(value: unknown): value is Answered {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Adds what another subgraph answered about the same place. What is null there was not known, which takes
 * nothing away; lists of one length are the same list.
 */
export function mergeInto(target: Answered, source: Answered): void {
  for (const key in source) {
    if (!Object.hasOwn(source, key)) continue;
    const had = Object.hasOwn(target, key) ? target[key] : undefined;
    const given = source[key];
    target[key] = had === undefined ? given : merged(had, given);
  }
}

function merged(had: unknown, given: unknown): unknown {
  if (given === null || given === undefined) return had;
  if (Array.isArray(had) && Array.isArray(given)) {
    if (had.length !== given.length) return [...had, ...given];
    return had.map((item, index) => merged(item, given[index]));
  }
  if (!isAnswered(had) || !isAnswered(given)) return given;
  mergeInto(had, given);
  return had;
}
