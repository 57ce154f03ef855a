import { ask } from '../../graph/ask.ts';
import { PrintedStatementDocument, type PrintedStatementQuery } from '../../gql/graphql.ts';
import type { Balances, StatementLine } from './statement-words.ts';

type Printed = NonNullable<PrintedStatementQuery['member']>;
type Account = NonNullable<Printed['loyalty']>;

export interface StatementOfPeriod {
  readonly member: Pick<Printed, 'id' | 'displayName' | 'cardNumber'>;
  readonly tier: Account['tier']['tier'];
  readonly opens: Balances;
  readonly closes: Balances;
  /** The first posted first, as one reads a sheet. */
  readonly lines: readonly StatementLine[];
  /** False: there are more lines than a sheet has; the newest are here. */
  readonly isWhole: boolean;
}

const AT_ONCE = 100;
const MOST_PAGES = 20;

/** All that was posted in a period, page by page. Both ends are instants that have passed, so that nothing moves. */
export async function readStatement(
  id: string, from: string, until: string, signal?: AbortSignal,
): Promise<StatementOfPeriod | null> {
  const lines: StatementLine[] = [];
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const asked: PrintedStatementQuery = await ask(
      PrintedStatementDocument, { id, from, until, first: AT_ONCE, after }, signal);
    const { member } = asked;
    if (!member?.loyalty) return null;
    const { opens, closes, tier, statement } = member.loyalty;
    lines.push(...statement.edges.map(({ node }) => node));
    const isLast = !statement.pageInfo.hasNextPage;
    if (isLast || page === MOST_PAGES) {
      return { member, tier: tier.tier, opens, closes, lines: lines.toReversed(), isWhole: isLast };
    }
    after = statement.pageInfo.endCursor ?? null;
  }
}
