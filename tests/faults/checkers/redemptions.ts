import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import type { Checker } from './checker.ts';

interface Row { id: string; state: string; points_state: string; points_hold_id: string | null }

/** In a house at rest: what rewards says of the points, and how their hold stands. */
const RESTS: Readonly<Record<string, readonly string[]>> = {
  open: ['held held'], paid: ['captured captured'], done: ['captured captured'],
  cancelled: ['voided voided', 'voided none'], expired: ['voided voided', 'voided none'], refused: ['voided none'],
};

/**
 * Points follow the redemption: captured with it, given back with it, and no hold is left by itself; a shelf counts
 * what was redeemed from it, and never more than there is.
 */
export const redemptionsHoldPoints: Checker = {
  name: 'redemptions hold points',
  find: async (client) => {
    const { rows: holds } = await client.query<{ id: string; state: string }>(
      `select id, state from loyalty.points_hold where purpose = 'reward'`);
    const { rows } = await client.query<Row>('select id, state, points_state, points_hold_id from rewards.redemption');
    const { rows: shelves } = await client.query<{ finding: string }>(`
      select 'shelf ' || s.id || ' counts ' || s.taken || ' of ' || s.stock || ', it gave ' || r.taken as finding
      from rewards.reward_shelf s cross join lateral (select coalesce(sum(quantity), 0) as taken from rewards.redemption
        where reward_id = s.reward_id and shelf_outlet_id is not distinct from s.outlet_id
          and state in ('reserving', 'open', 'verifying', 'paid', 'done')) r
      where s.taken <> r.taken or s.taken > s.stock`);
    const stateOf = new Map(holds.map(({ id, state }) => [id, state]));
    const known = new Set(rows.map(uuidOf));
    return [
      ...shelves.map(({ finding }) => finding),
      ...rows.filter((row) => !RESTS[row.state]?.includes(`${row.points_state} ${stateOf.get(uuidOf(row)) ?? 'none'}`))
        .map((row) => `redemption ${row.id} is ${row.state}, its points ${row.points_state}, its hold `
          + (stateOf.get(uuidOf(row)) ?? 'none')),
      ...holds.filter(({ id, state }) => state === 'held' && !known.has(id))
        .map(({ id }) => `hold ${id} belongs to no redemption`),
    ].map((finding) => `redemptions hold points: ${finding}`);
  },
};

function uuidOf({ points_hold_id: id }: Row): string {
  return id === null ? '' : decodeId('hld', id) ?? '';
}
