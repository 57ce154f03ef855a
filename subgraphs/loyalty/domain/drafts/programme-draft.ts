import { refused, type Outcome } from '../../../kernel/outcome.ts';

/** As many as one operator keeps of one programme. */
export const MOST_DRAFTS = 20;
const [MAX_NAME, MAX_NOTE] = [60, 500];

export type DraftCode = 'STALE' | 'INVALID_NAME' | 'INVALID_NOTE' | 'TOO_MANY';

interface DraftToKeep {
  readonly name: string;
  readonly note: string | null;
  /** As it was read; 0 for a new one. */
  readonly expectedVersion: number;
}

/**
 * Why a draft may not be kept so: it has no name or too long a one, another window has written it meanwhile, or there
 * are too many. `standing` is the version there is under the name, `count` how many its owner has of the programme.
 * Examples: kept as new (0) under a name that stands at 3: STALE with 3; read at 2 and thrown away since: with 0.
 */
export function refuseDraft(
  { name, note, expectedVersion }: DraftToKeep, standing: number | null, count: number,
): Outcome<never, DraftCode> | null {
  const { length } = [...name];
  if (length < 1 || length > MAX_NAME) {
    return refused('INVALID_NAME', `A draft is called by 1 to ${MAX_NAME} characters.`, ['name']);
  }
  if (note !== null && [...note].length > MAX_NOTE) {
    return refused('INVALID_NOTE', `A note has at most ${MAX_NOTE} characters.`, ['note']);
  }
  if (expectedVersion !== (standing ?? 0)) {
    return refused('STALE', 'The draft was written since you read it.', ['expectedVersion'],
      { currentVersion: standing ?? 0 });
  }
  return standing === null && count >= MOST_DRAFTS
    ? refused('TOO_MANY', `You keep ${MOST_DRAFTS} drafts of this programme already.`, []) : null;
}
