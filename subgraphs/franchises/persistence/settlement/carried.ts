import type { Sql } from '../../../kernel/database/sql.ts';

/** What the newest earlier statement of each franchise and currency leaves to be carried. */
export interface Earlier {
  id: string; franchise_id: string; code: string; currency: string; state: string; net_minor: bigint;
}

export function readEarlier(
  sql: Sql, { region, month }: { readonly region: string; readonly month: string },
): Promise<Earlier[]> {
  return sql.all<Earlier>`select distinct on (s.franchise_id, s.currency) s.id, s.franchise_id, f.code, s.currency,
      s.state, s.net_minor
    from statement s join franchise f on f.id = s.franchise_id
    where f.region = ${region} and s.month < ${month} order by s.franchise_id, s.currency, s.month desc`;
}

/** Who owes something, or will unless a dispute is decided otherwise, has a statement also without lines. */
export function mayBeCarried({ state, net_minor: net }: Pick<Earlier, 'state' | 'net_minor'>): boolean {
  return state !== 'paid' && net < 0n;
}

/** Only what is frozen is known; a paid one had nothing to carry. */
export function isCarried({ state, net_minor: net }: Pick<Earlier, 'state' | 'net_minor'>): boolean {
  return state === 'frozen' && net < 0n;
}
