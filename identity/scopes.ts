import { SCOPE_WORDS, SCOPES, type Scope, type ScopeWords } from '../subgraphs/contracts/scopes.ts';

export type { Scope } from '../subgraphs/contracts/scopes.ts';

export const ALL_SCOPES = SCOPES;

export function isScope(value: string): value is Scope {
  return Object.hasOwn(SCOPE_WORDS, value);
}

const scopesFor = (who: ScopeWords['who']): readonly Scope[] => {
  const words: Readonly<Record<Scope, ScopeWords>> = SCOPE_WORDS;
  return SCOPES.filter((scope) => words[scope].who === who);
};

/** Human decisions: a program may never hold these, whatever the contract says. */
const HUMAN_SCOPES = scopesFor('human');

/**
 * Scopes that were split by what they do. Until that day whoever holds the old one has the new ones too, a
 * program only those that programs may hold; then this entry goes, with the old scope where nothing asks
 * for it any more.
 */
export const SPLIT_SCOPES: readonly {
  readonly old: Scope; readonly into: readonly Scope[]; readonly until: string;
  /** The old one means nothing besides: it is granted to nobody anew. */
  readonly isEmpty: boolean;
}[] = [
  { old: 'loyalty:write', into: ['loyalty:hold', 'loyalty:interact', 'loyalty:adjust'],
    until: '2027-06-30', isEmpty: true },
  { old: 'orders:write', into: ['orders:link'], until: '2027-06-30', isEmpty: false },
];

/** What a token's scopes mean today. Example: a partner's `loyalty:write` holds points, and adjusts none. */
export function effectiveScopes(named: readonly Scope[], isProgram: boolean): readonly Scope[] {
  const split = SPLIT_SCOPES.filter(({ old }) => named.includes(old)).flatMap(({ into }) => into);
  return [...new Set([...named, ...split])]
    .filter((scope) => !isProgram || !HUMAN_SCOPES.includes(scope));
}

export function mayClientHold(scope: Scope): boolean {
  return !HUMAN_SCOPES.includes(scope)
    && !SPLIT_SCOPES.some(({ old, isEmpty }) => isEmpty && old === scope);
}

/** What a member may do with their own token, at most. */
export const PERSON_SCOPES = scopesFor('member');

/**
 * Asked for by the admin instead of naming every scope: "whatever my roles allow". It stands for
 * all scopes in the request, of which each token carries those of the operator's roles at that
 * moment.
 */
export const ROLE_SCOPE_REQUEST = 'operator';

export function expandScopeRequest(scope: string): string {
  const words = scope.split(' ').filter(Boolean);
  if (!words.includes(ROLE_SCOPE_REQUEST)) return scope;
  const named = words.filter((word) => word !== ROLE_SCOPE_REQUEST);
  return [...new Set([...named, ...ALL_SCOPES])].join(' ');
}
