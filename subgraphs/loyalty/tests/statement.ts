import { expect } from '@jest/globals';
import { operator, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';

const BALANCES = 'available pending held debt';
const PAGE = `query($r: [_Any!]!, $after: String) {
  _entities(representations: $r) { ... on Member { loyalty { ${BALANCES}
    statement(first: 7, after: $after) {
      edges { node { lineNo kind at postedAt points balanceAfter { ${BALANCES} } change { ${BALANCES} } } }
      pageInfo { hasNextPage endCursor } } } } } }`;

interface Balances { available: number; pending: number; held: number; debt: number }

export interface StatementLine {
  readonly lineNo: number;
  readonly kind: string;
  readonly at: string;
  readonly postedAt: string;
  readonly points: number;
  readonly balanceAfter: Balances;
  readonly change: Balances;
}

interface Account extends Balances {
  statement: {
    edges: { node: StatementLine }[]; pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

/** The whole statement as the graph shows it, page by page, from its first line; and the account it is of. */
export async function statementOf(g: TestSubgraph, memberId: string) {
  const r = [{ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }];
  const lines: StatementLine[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await g.query(PAGE, { r, after }, operator('loyalty:read'));
    expect(errors).toBeUndefined();
    const account: Account = data._entities[0].loyalty;
    lines.push(...account.statement.edges.map(({ node }) => node));
    if (!account.statement.pageInfo.hasNextPage) return { account, lines: lines.toReversed() };
    after = account.statement.pageInfo.endCursor;
  }
}

const plus = (one: Balances, other: Balances): Balances => ({
  available: one.available + other.available, pending: one.pending + other.pending,
  held: one.held + other.held, debt: one.debt + other.debt,
});

/** Each line's balances are those before it and its change, none is below zero, and the last are the account's. */
export async function expectReconciled(g: TestSubgraph, memberId: string): Promise<StatementLine[]> {
  const { account, lines } = await statementOf(g, memberId);
  let stands: Balances = { available: 0, pending: 0, held: 0, debt: 0 };
  for (const [index, { lineNo, change, balanceAfter, points }] of lines.entries()) {
    stands = plus(stands, change);
    expect([lineNo, balanceAfter]).toEqual([index + 1, stands]);
    expect(Math.min(...Object.values(stands))).toBeGreaterThanOrEqual(0);
    expect(points).toBe(change.available + change.pending + change.held - change.debt);
  }
  const { available, pending, held, debt } = account;
  expect(stands).toEqual({ available, pending, held, debt });
  return lines;
}
