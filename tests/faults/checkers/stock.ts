import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import { sqlChecker, type Checker } from './checker.ts';

/** A drop's counts are its claims, and never more pieces than there are. */
export const stockKept = sqlChecker('stock kept', `
  select 'drop ' || d.id || ' counts ' || d.taken || '/' || d.captured || '/' || d.waitlisted
    || ' of ' || d.stock || ', its claims say ' || c.taken || '/' || c.captured || '/' || c.waitlisted
    as finding
  from campaigns.live_drop d cross join lateral (select
      count(*) filter (where state in ('reserving', 'claimed', 'captured')) as taken,
      count(*) filter (where state = 'captured') as captured,
      count(*) filter (where state = 'waitlisted') as waitlisted
    from campaigns.claim where drop_id = d.id) c
  where (d.taken, d.captured, d.waitlisted) is distinct from (c.taken, c.captured, c.waitlisted)
    or c.taken > d.stock
  union all
  select 'a piece of drop ' || d.id || ' lies there while somebody waits'
  from campaigns.live_drop d where d.taken < d.stock and d.waitlisted > 0`);

/** How long after its end a hold may wait for the job that ends it. */
const GRACE = `interval '2 minutes'`;

/** No points and no piece are set aside for ever. */
export const holdsEnd: Checker = {
  name: 'holds end',
  find: async (client, now) => {
    const { rows } = await client.query<{ finding: string }>(`
      select 'hold ' || id || ' outlived its time' as finding from loyalty.points_hold
      where state = 'held' and expires_at < $1::timestamptz - ${GRACE}
      union all
      select 'claim ' || id || ' outlived its time' from campaigns.claim
      where state in ('reserving', 'claimed') and hold_expires_at < $1::timestamptz - ${GRACE}`,
    [now]);
    return rows.map(({ finding }) => `holds end: ${finding}`);
  },
};

interface ClaimRow { id: string; state: string; points_state: string; points_hold_id: string | null }

/** Which hold a claim's points state asks for. */
const HOLD_OF: Readonly<Record<string, readonly string[]>> = {
  held: ['held'], captured: ['captured'], voided: ['voided'], lost: [],
};

/** Points follow the claim: captured with it, given back with it, and no hold is left by itself. */
export const claimsHoldPoints: Checker = {
  name: 'claims hold points',
  find: async (client) => {
    const holds = await client.query<{ id: string; state: string; purpose: string }>(
      'select id, state, purpose from loyalty.points_hold');
    const claims = await client.query<ClaimRow>(`select id, state, points_state, points_hold_id
      from campaigns.claim where points_state <> 'none'`);
    const states = new Map(holds.rows.map(({ id, state }) => [id, state]));
    const claimed = new Set(claims.rows.map((row) => uuidOf(row.points_hold_id)));
    return [
      ...claims.rows.filter((row) => !agrees(row, states)).map((row) => `claim ${row.id} is `
        + `${row.state}, its points ${row.points_state}, its hold `
        + `${states.get(uuidOf(row.points_hold_id)) ?? 'unknown'}`),
      ...holds.rows.filter(({ id, state, purpose }) =>
        purpose === 'live drop' && state === 'held' && !claimed.has(id))
        .map(({ id }) => `hold ${id} belongs to no claim`),
    ].map((finding) => `claims hold points: ${finding}`);
  },
};

function agrees(claim: ClaimRow, states: ReadonlyMap<string, string>): boolean {
  if (claim.state === 'captured' && claim.points_state !== 'captured') return false;
  if (claim.state === 'claimed' && claim.points_state !== 'held') return false;
  const hold = states.get(uuidOf(claim.points_hold_id));
  // Refused before anything was held: nothing to give back.
  if (claim.points_hold_id === null) return claim.points_state === 'voided' || claim.state === 'waitlisted';
  return hold !== undefined && (HOLD_OF[claim.points_state] ?? []).includes(hold);
}

function uuidOf(holdId: string | null): string {
  return holdId === null ? '' : decodeId('hld', holdId) ?? '';
}
