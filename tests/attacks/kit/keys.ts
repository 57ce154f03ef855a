import { MOVERS } from '../../architecture/movers.ts';

/** Sets the keys of the input by which sending it twice acts once, wherever they stand. */
export function withKeys(
  mover: string, input: Record<string, any>, keyAt: (index: number) => string,
): Record<string, any> {
  const name = MOVERS[mover]!;
  let count = 0;
  const walk = (value: unknown): any => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([field, inner]) => {
      if (field !== name) return [field, walk(inner)];
      count += 1;
      return [field, keyAt(count - 1)];
    }));
  };
  const changed = walk(input);
  if (count === 0) throw new Error(`${mover} has no ${name} in its input`);
  return changed;
}

export function keysOf(mover: string, input: Record<string, any>): string[] {
  const found: string[] = [];
  const name = MOVERS[mover]!;
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [field, inner] of Object.entries(value)) {
      if (field === name) found.push(inner as string);
      else walk(inner);
    }
  };
  walk(input);
  return found;
}
