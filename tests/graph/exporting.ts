import pg from 'pg';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { TestGraph } from '../kit/graph.ts';

export const MEMBERS = `query Mine($f: MemberFilter, $page: PageInput) { members(filter: $f, page: $page,
  sort: { by: CARD_NUMBER, direction: ASC }) { totalCount
  items { id cardNumber displayName phone: phoneMasked } } }`;

/** As a screen would turn them. */
export async function pagesOf(graph: TestGraph, actor: Actor): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let after: string | null = null; ;) {
    const { members }: any = await graph.get(MEMBERS.replace('totalCount', 'endCursor'),
      { page: { size: 100, after } }, actor);
    rows.push(...members.items);
    after = members.endCursor;
    if (after === null) return rows;
  }
}

/** Nobody begins an export meanwhile. */
export async function noClaims<Result>(graph: TestGraph, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('insights claim-export'))`);
    return await work();
  } finally {
    await client.end();
  }
}
