import { refused, type Outcome } from '../../../kernel/outcome.ts';

export const unknownPlace = (): Outcome<never, 'NOT_FOUND'> =>
  refused('NOT_FOUND', 'There is no such place.', ['id']);

export const unknownEvent = (path: string): Outcome<never, 'NOT_FOUND'> =>
  refused('NOT_FOUND', 'There is no such event.', [path]);

/** Somebody did something with it meanwhile; null: nobody did. */
export function stale(
  { version }: { readonly version: number }, expected: number,
): Outcome<never, 'STALE'> | null {
  return version === expected ? null
    : refused('STALE', 'It was changed meanwhile.', ['expectedVersion'], { currentVersion: version });
}
