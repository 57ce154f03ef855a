import type { Problem } from '../../kernel/policy.ts';

/** Who says it, the most trusted first. */
export const TAG_SOURCES = ['operator', 'member', 'behaviour', 'inferred'] as const;
export type TagSource = (typeof TAG_SOURCES)[number];

/** How it came: by hand, by a rule of the house, in a list from elsewhere. */
export const TAG_KINDS = ['manual', 'rule', 'imported'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/** One says that a member is so. */
export interface Saying {
  readonly id: string;
  readonly tagId: string;
  /** Tags of one group contradict each other; null contradicts nothing. */
  readonly group: string | null;
  readonly source: TagSource;
  readonly saidAt: Date;
}

/**
 * Of tags that exclude each other the one of the most trusted source holds (operator, the member's own word,
 * behaviour, inferred), of one source the newest, then the later id; whatever says another tag of the group
 * is overridden by it 被覆盖, and is told so. Example: the list says "likes classical" today, the member said
 * "likes modern" last year → modern holds, and classical is overridden by it.
 */
export function overriddenBy<Of extends Saying>(sayings: readonly Of[]): ReadonlyMap<string, Of> {
  const overridden = new Map<string, Of>();
  const groups = Map.groupBy(sayings.filter(({ group }) => group !== null), ({ group }) => group);
  for (const rivals of groups.values()) {
    const winner = rivals.toSorted(byTrust)[0]!;
    for (const { id, tagId } of rivals) if (tagId !== winner.tagId) overridden.set(id, winner);
  }
  return overridden;
}

function byTrust(a: Saying, b: Saying): number {
  return TAG_SOURCES.indexOf(a.source) - TAG_SOURCES.indexOf(b.source)
    || b.saidAt.getTime() - a.saidAt.getTime() || (a.id < b.id ? 1 : -1);
}

export const MOST_TAGS = { vocabulary: 500, member: 100 } as const;

export interface TagDraft {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly exclusiveGroup: string | null;
}

const CODE = /^[a-z][a-z0-9-]{1,39}$/;

/** What is wrong with a tag as it is entered. Example: code "likes-jade", names of 1 to 40 characters. */
export function tagProblems({ code, nameZh, nameEn, exclusiveGroup }: TagDraft): Problem[] {
  const named = (name: string) => name.trim() !== '' && [...name].length <= 40 && !/\p{C}/u.test(name);
  const message = 'A code has 2 to 40 small letters, digits and hyphens, and begins with a letter.';
  const name = 'A name has 1 to 40 characters.';
  return [
    ...(CODE.test(code) ? [] : [{ path: ['code'], message }]),
    ...(named(nameZh) ? [] : [{ path: ['nameZh'], message: name }]),
    ...(named(nameEn) ? [] : [{ path: ['nameEn'], message: name }]),
    ...(exclusiveGroup === null || CODE.test(exclusiveGroup) ? [] : [{ path: ['exclusiveGroup'], message }]),
  ];
}
