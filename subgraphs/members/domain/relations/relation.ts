import type { Refusal } from '../../../kernel/outcome.ts';

/**
 * What two members are to each other 亲属关系: parent and child, or spouses. It stands once both agree, and ends when
 * either takes that back. Nobody is its own ancestor, however many steps that takes; nobody has two spouses at a time.
 * Where both birthdays are known a parent is the older one; a child under 14 is nobody's spouse.
 *
 * Example: Chen is the parent of Li, Li of Wang. Wang as a parent of Chen: ANCESTRY_CYCLE. Li has a husband: another
 * one is SPOUSE_EXISTS until that relation has ended.
 */
export const RELATION_KINDS = ['parent', 'child', 'spouse'] as const;
/** What one is to the other. */
export type RelationKind = (typeof RELATION_KINDS)[number];

export const RELATION_STATES = ['proposed', 'standing', 'ended'] as const;
export type RelationState = (typeof RELATION_STATES)[number];

/** `merged`: the two turned out to be one person; it is nowhere stored, as an un-merge makes them two again. */
export const RELATION_ENDS = ['withdrawn', 'declined', 'erased'] as const;
export type RelationEnd = (typeof RELATION_ENDS)[number];

export const MOST_PARENTS = 4;
export const MOST_CHILDREN = 20;
/** That one made or was asked for, and that wait. */
export const MOST_PROPOSALS = 20;
/** So often a member asks another one by itself and is not answered, or declined; then it is the other's turn. */
export const MOST_IN_VAIN = 3;

const OPPOSITE: Readonly<Record<RelationKind, RelationKind>> = { parent: 'child', child: 'parent', spouse: 'spouse' };

export const oppositeOf = (kind: RelationKind): RelationKind => OPPOSITE[kind];

/** One of the two, without the relation that is asked about. */
export interface Relative {
  readonly birthday: string | null;
  /** Younger than 14 today. */
  readonly isChild: boolean;
  /** Whom it stands with, each once. */
  readonly parents: number;
  readonly children: number;
  readonly spouses: number;
  readonly proposals: number;
}

/**
 * Whoever a member asks by a card, if there is anybody: it is told nothing of that one until that one agrees and is
 * judged whole.
 */
export const UNKNOWN_RELATIVE: Relative = {
  birthday: null, isChild: false, parents: 0, children: 0, spouses: 0, proposals: 0,
};

export type RelationCode = 'SELF_RELATED' | 'RELATED_OTHERWISE' | 'ANCESTRY_CYCLE' | 'SPOUSE_EXISTS' | 'AGE_CONTRADICTS'
  | 'TOO_MANY';

export interface RelationAsked {
  /** What the other is to the member. */
  readonly kind: RelationKind;
  readonly member: Relative;
  readonly other: Relative;
  /** Whoever is to be the child is an ancestor of the parent by what stands. */
  readonly wouldCircle: boolean;
}

/** The first reason against it; null when there is none. */
export function relationRefusal({ kind, member, other, wouldCircle }: RelationAsked): Refusal<RelationCode> | null {
  const no = (code: RelationCode, message: string): Refusal<RelationCode> => ({ code, message, path: ['kind'] });
  if (kind === 'spouse') {
    if (member.spouses + other.spouses > 0) return no('SPOUSE_EXISTS', 'One of them has a spouse.');
    if (member.isChild || other.isChild) return no('AGE_CONTRADICTS', 'A child under 14 is nobody\'s spouse.');
    return tooMany(member, other, no);
  }
  const [parent, child] = kind === 'parent' ? [other, member] : [member, other];
  if (wouldCircle) return no('ANCESTRY_CYCLE', 'Nobody is an ancestor of itself.');
  if (parent.birthday !== null && child.birthday !== null && parent.birthday >= child.birthday) {
    return no('AGE_CONTRADICTS', 'A parent is older than the child.');
  }
  if (child.parents >= MOST_PARENTS) return no('TOO_MANY', `A member has at most ${MOST_PARENTS} parents.`);
  if (parent.children >= MOST_CHILDREN) return no('TOO_MANY', `A member has at most ${MOST_CHILDREN} children.`);
  return tooMany(member, other, no);
}

function tooMany(
  member: Relative, other: Relative, no: (code: RelationCode, message: string) => Refusal<RelationCode>,
): Refusal<RelationCode> | null {
  return Math.max(member.proposals, other.proposals) < MOST_PROPOSALS ? null
    : no('TOO_MANY', `At most ${MOST_PROPOSALS} relations of a member wait for a word.`);
}
