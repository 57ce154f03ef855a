import type { StatementPartsFragment } from '../../gql/graphql.ts';
import type { Word } from '../../i18n/use-text.ts';

export type StatementLine = StatementPartsFragment;
export type Balances = StatementLine['balanceAfter'];

/** Ids behind a code say nothing to people. */
const INNER: ReadonlySet<string> = new Set(['lot', 'merge', 'unmerge']);

/**
 * Why a line is there, in words: what such a step does, then the reason it was given. What an operator or a till
 * wrote stands as it was written.
 */
export function whyOf(line: Pick<StatementLine, 'kind' | 'cause' | 'change'>, word: Word): string {
  const { kind, change, cause: { reason } } = line;
  const owed = change.debt < 0 ? word('statementStep', 'REPAID') : change.debt > 0 ? word('statementStep', 'OWED') : '';
  const told = reason && !INNER.has(reason) ? word('pointsReason', reason) : '';
  return [word('statementStep', kind), owed, told].filter(Boolean).join(' · ');
}

const BUSINESS_MS = 60_000;

/** Whether it happened at another time than it was posted. */
export const isLate = ({ at, postedAt }: Pick<StatementLine, 'at' | 'postedAt'>): boolean =>
  Math.abs(Date.parse(postedAt) - Date.parse(at)) >= BUSINESS_MS;

/** What all lines together did: the closing balance less the opening one. */
export function sumOf(lines: readonly Pick<StatementLine, 'change'>[]): Balances {
  return lines.reduce((sum, { change }) => ({
    available: sum.available + change.available,
    pending: sum.pending + change.pending,
    held: sum.held + change.held,
    debt: sum.debt + change.debt,
  }), { available: 0, pending: 0, held: 0, debt: 0 });
}
