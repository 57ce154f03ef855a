import type { Refusal } from '../kernel/outcome.ts';
import type { TraitsOf, Word, WordKind } from './word.ts';

/** A word, or the next version of it, as an operator enters it. */
export interface WordDraft<Kind extends WordKind> {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly rank: number;
  readonly traits: TraitsOf[Kind];
  readonly retired: boolean;
  /** Null means now. */
  readonly effectiveFrom: Date | null;
  /** 0 for a new word, else the version it was read at. */
  readonly expectedVersion: number;
}

/** What any word may be refused for. */
export type CommonWordCode = 'STALE' | 'INVALID' | 'IN_THE_PAST' | 'OUT_OF_ORDER';

interface MoreCodes {
  readonly region: 'FOR_EVER' | 'TAKEN' | 'NOT_FOUND';
  readonly programme: 'FOR_EVER';
  readonly tier: 'FOR_EVER';
  readonly margin_class: never;
}

/** And what a word of this kind may be refused for besides. */
export type WordCode<Kind extends WordKind> = CommonWordCode | MoreCodes[Kind];

const CODES: Readonly<Record<WordKind, RegExp>> = {
  region: /^[A-Z]{2,8}$/, programme: /^[A-Z][A-Z0-9]{1,19}$/, margin_class: /^[A-Z][A-Z0-9]{0,9}$/,
  tier: /^[A-Z][A-Z0-9]{1,19}:[a-z][a-z0-9-]{0,29}$/,
};
/** What members, cards and balances were counted with cannot become something else. */
const FOR_EVER: { readonly [Kind in WordKind]: readonly (keyof TraitsOf[Kind] & string)[] } = {
  region: ['currency', 'timeZone', 'cardDigit', 'programme'], programme: ['currency', 'timeZone'],
  tier: ['programme'], margin_class: [],
};
const MAX_NAME = 40;

/**
 * Why a version of a word may not be entered; null when it may. `versions` are those there are, oldest
 * first. A version begins now or later and after the last one; one that has not begun may be replaced.
 *
 * Example: region HK has HKD for ever; its English name becomes "Hong Kong SAR" from 1 January on.
 */
export function refuseWord<Kind extends WordKind>(
  kind: Kind, versions: readonly Word<Kind>[], draft: WordDraft<Kind>, now: Date,
): Refusal<WordCode<Kind>> | null {
  const newest = versions.reduce<Word<Kind> | null>((found, one) => (
    found && found.version > one.version ? found : one), null);
  const current = Number(newest?.version ?? 0);
  if (draft.expectedVersion !== current) {
    return {
      code: 'STALE', message: 'Somebody changed this word meanwhile.', path: ['expectedVersion'],
      extras: { currentVersion: current },
    };
  }
  return fieldProblem(kind, draft) ?? timeProblem(versions, draft, now) ?? changedForEver(kind, newest, draft);
}

function fieldProblem<Kind extends WordKind>(kind: Kind, draft: WordDraft<Kind>): Refusal<CommonWordCode> | null {
  const invalid = (field: string, message: string) => ({ code: 'INVALID' as const, message, path: [field] });
  if (!CODES[kind].test(draft.code)) {
    return invalid('code', `A code is written like ${CODES[kind].source}.`);
  }
  for (const field of ['nameZh', 'nameEn'] as const) {
    const length = [...draft[field].trim()].length;
    if (length < 1 || length > MAX_NAME) return invalid(field, `A name has 1 to ${MAX_NAME} characters.`);
  }
  return Number.isInteger(draft.rank) && draft.rank >= 0 && draft.rank <= 1000 ? null
    : invalid('rank', 'A rank is a whole number from 0 to 1,000.');
}

function timeProblem(
  versions: readonly Word[], { effectiveFrom }: { readonly effectiveFrom: Date | null }, now: Date,
): Refusal<CommonWordCode> | null {
  const from = effectiveFrom ?? now;
  if (from < now) {
    return { code: 'IN_THE_PAST', message: 'A word begins now or later.', path: ['effectiveFrom'] };
  }
  const last = versions.at(-1);
  return !last || from > last.effectiveFrom || (from.getTime() === last.effectiveFrom.getTime() && from > now)
    ? null
    : { code: 'OUT_OF_ORDER', message: 'A version begins after the last one.', path: ['effectiveFrom'] };
}

function changedForEver<Kind extends WordKind>(
  kind: Kind, before: Word<Kind> | null, { traits }: WordDraft<Kind>,
): Refusal<WordCode<Kind>> | null {
  if (!before) return null;
  const changed = FOR_EVER[kind].find((trait) => before.traits[trait] !== traits[trait]);
  return changed === undefined ? null : {
    // A kind without traits for ever never comes here.
    code: 'FOR_EVER' as WordCode<Kind>, path: [changed],
    message: `${changed} stays ${String(before.traits[changed])}: people and balances were counted with it.`,
  };
}
