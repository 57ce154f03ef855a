import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { policyAt } from '../../kernel/policy.ts';
import { askedSince } from '../domain/policy.ts';
import { reasonsIn } from '../domain/prices/publication.ts';
import type { Metal, PublicationState, WeightUnit } from '../domain/words.ts';
import { catalogPolicies } from '../persistence/policies.ts';
import { gramsOf, UNIT_RULES } from '../domain/boards/weight-unit.ts';
import type { EnteredPrice } from '../graphql/boards/entered-price.type.ts';
import type { GoldPrice } from '../graphql/prices/gold-price.type.ts';

interface GoldPriceRow {
  id: string;
  region: string;
  metal: Metal;
  purity: number;
  retail_minor: bigint;
  buyback_minor: bigint | null;
  currency: string;
  effective_at: Date;
  source: string;
  state: PublicationState;
  jump_bps: number | null;
  held_because: string | null;
  superseded_at: Date | null;
  warns_at: Date;
  valid_until: Date;
  policy_version: number;
  entered_by: string;
  entered_at: Date;
  decided_by: string | null;
  entered_by_id: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdrawal_asked_at: Date | null;
  withdrawal_asked_by: string | null;
  withdrawal_asked_by_id: string | null;
  entered_unit: WeightUnit;
  entered_retail_minor: bigint | null;
  entered_buyback_minor: bigint | null;
}

const AGES = `(select g.effective_at + p.gold_warn_days * interval '1 day' from catalog_policy p
    where p.version = g.policy_version) as warns_at,
  (select g.effective_at + p.gold_refuse_days * interval '1 day' from catalog_policy p
    where p.version = g.policy_version) as valid_until`;
const COLUMN_LIST = `g.id, g.region, g.metal, g.purity, g.retail_minor, g.buyback_minor,
  g.currency, g.effective_at, g.source, g.state, g.jump_bps, g.policy_version, g.held_because,
  (select min(n.effective_at) from gold_price n where n.state = 'published' and n.region = g.region
    and n.metal = g.metal and n.purity = g.purity and n.effective_at > g.effective_at) as superseded_at,
  ${AGES}, g.entered_by, g.entered_by_id, g.entered_at, g.decided_by, g.withdrawn_at, g.withdrawn_by,
  g.withdrawal_asked_at, g.withdrawal_asked_by, g.withdrawal_asked_by_id,
  g.entered_unit, g.entered_retail_minor, g.entered_buyback_minor`;
const COLUMNS = fragment.raw(COLUMN_LIST);

function enteredOf(row: GoldPriceRow): EnteredPrice {
  const view = (minor: bigint | null) => (minor === null ? null : moneyView(minor, row.currency));
  return {
    unit: row.entered_unit, gramsOfUnit: gramsOf(row.entered_unit), rule: UNIT_RULES[row.entered_unit].source,
    retail: moneyView(row.entered_retail_minor ?? row.retail_minor, row.currency),
    buyback: view(row.entered_retail_minor === null ? row.buyback_minor : row.entered_buyback_minor),
  };
}

function goldPriceOf(row: GoldPriceRow): GoldPrice {
  return {
    id: encodeId(PREFIX.goldPrice, row.id), region: row.region, metal: row.metal,
    purity: row.purity, retail: moneyView(row.retail_minor, row.currency),
    buyback: row.buyback_minor ? moneyView(row.buyback_minor, row.currency) : null,
    effectiveAt: row.effective_at,
    source: row.source, state: row.state, jumpBps: row.jump_bps, uuid: row.id,
    heldBecause: reasonsIn(row.held_because), supersededAt: row.superseded_at,
    warnsAt: row.warns_at, validUntil: row.valid_until,
    policyVersion: row.policy_version, enteredBy: row.entered_by, enteredAt: row.entered_at,
    decidedBy: row.decided_by, enteredById: row.entered_by_id,
    withdrawnAt: row.withdrawn_at, withdrawnBy: row.withdrawn_by, withdrawalAskedAt: row.withdrawal_asked_at,
    withdrawalAskedBy: row.withdrawal_asked_by, withdrawalAskedById: row.withdrawal_asked_by_id,
    entered: enteredOf(row),
  };
}

export async function goldPricesById(
  sql: Sql, ids: readonly string[],
): Promise<(GoldPrice | null)[]> {
  const rows = await sql.all<GoldPriceRow>`
    select ${COLUMNS} from gold_price g where g.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, goldPriceOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface BoardKey {
  readonly region: string;
  readonly metal: Metal;
  readonly purity: number;
  readonly at: Date;
}

export interface BoardPriceInForce {
  readonly price: GoldPrice;
  readonly retailMinor: bigint;
  readonly currency: string;
}

/**
 * The one of a kind that was in force at a moment: the last published by then, or one that was taken back later.
 * Each arm has its index; `kind` says region, metal, purity and at.
 */
const inForce = (kind: string) => fragment.raw(`select * from (
    (select ${COLUMN_LIST} from gold_price g where g.state = 'published' and g.region = ${kind}.region
      and g.metal = ${kind}.metal and g.purity = ${kind}.purity and g.effective_at <= ${kind}.at
      order by g.effective_at desc limit 1)
    union all
    (select ${COLUMN_LIST} from gold_price g where g.state = 'withdrawn' and g.region = ${kind}.region
      and g.metal = ${kind}.metal and g.purity = ${kind}.purity and g.effective_at <= ${kind}.at
      and g.withdrawn_at > ${kind}.at order by g.effective_at desc limit 1)) f
  order by f.effective_at desc, f.state = 'withdrawn' desc limit 1`);

/** The board price in force at each moment, none that is too old by then; one statement for all. */
export async function boardPrices(
  sql: Sql, keys: readonly BoardKey[],
): Promise<(BoardPriceInForce | null)[]> {
  const rows = await sql.all<GoldPriceRow & { n: bigint }>`
    select k.n, r.* from unnest(${keys.map((key) => key.region)}::text[],
      ${keys.map((key) => key.metal)}::text[], ${keys.map((key) => key.purity)}::int[],
      ${keys.map((key) => key.at)}::timestamptz[]) with ordinality as k(region, metal, purity, at, n)
    cross join lateral (${inForce('k')}) r`;
  const byKey = new Map(rows.map((row) => [Number(row.n) - 1, row]));
  return keys.map(({ at }, index) => {
    const row = byKey.get(index);
    return row && row.valid_until > at
      ? { price: goldPriceOf(row), retailMinor: row.retail_minor, currency: row.currency } : null;
  });
}

/** What is in force of every metal and purity of a region; what is too old is not. */
export async function boardOf(sql: Sql, region: string, at: Date): Promise<GoldPrice[]> {
  const rows = await sql.all<GoldPriceRow>`
    with recursive kind as (
      (select metal, purity from gold_price where state = 'published' and region = ${region}
        order by metal, purity limit 1)
      union all
      select next.metal, next.purity from kind cross join lateral (
        select g.metal, g.purity from gold_price g where g.state = 'published'
          and g.region = ${region} and (g.metal, g.purity) > (kind.metal, kind.purity)
        order by g.metal, g.purity limit 1) next),
    asked as (select metal, purity, ${region}::text as region, ${at}::timestamptz as at from (
      select * from kind union select metal, purity from gold_price
        where state = 'withdrawn' and region = ${region} and withdrawn_at > ${at}) known)
    select r.* from asked cross join lateral (${inForce('asked')}) r
    order by r.metal, r.purity desc limit 100`;
  return rows.filter((row) => row.valid_until > at).map(goldPriceOf);
}

/** Published prices of one kind in a half-open range, oldest first. */
export async function goldPriceSeries(
  sql: Sql, kind: Omit<BoardKey, 'at'>, range: { from: Date; to: Date }, limit: number,
): Promise<GoldPrice[]> {
  const rows = await sql.all<GoldPriceRow>`
    select ${COLUMNS} from gold_price g where g.state = 'published' and g.region = ${kind.region}
      and g.metal = ${kind.metal} and g.purity = ${kind.purity}
      and g.effective_at >= ${range.from} and g.effective_at < ${range.to}
    order by g.effective_at limit ${limit}`;
  return rows.map(goldPriceOf);
}

/** Prices that wait for a decision of their own, oldest first. */
export async function heldGoldPrices(sql: Sql, limit: number): Promise<GoldPrice[]> {
  const rows = await sql.all<GoldPriceRow>`
    select ${COLUMNS} from gold_price g where g.state = 'held' and g.waits_for is null
    order by g.entered_at, g.effective_at, g.id limit ${limit}`;
  return rows.map(goldPriceOf);
}

/** Prices that somebody asked lately to take back and that no other has followed by then, oldest asking first. */
export async function askedWithdrawals(sql: Sql, at: Date, limit: number): Promise<GoldPrice[]> {
  const { rules } = policyAt(await catalogPolicies.all(sql), at);
  const rows = await sql.all<GoldPriceRow>`
    select ${COLUMNS} from gold_price g where g.state = 'published' and g.withdrawal_asked_at > ${askedSince(rules, at)}
      and not exists (select 1 from gold_price n where n.state = 'published' and n.region = g.region
        and n.metal = g.metal and n.purity = g.purity
        and n.effective_at > g.effective_at and n.effective_at <= ${at})
    order by g.withdrawal_asked_at, g.id limit ${limit}`;
  return rows.map(goldPriceOf);
}

/** How many wait for the same decision as each. */
export async function followersOfPrices(sql: Sql, ids: readonly string[]): Promise<number[]> {
  const rows = await sql.all<{ id: string; n: bigint }>`
    select waits_for as id, count(*) as n from gold_price
    where waits_for = any(${[...ids]}::uuid[]) and state = 'held' group by waits_for`;
  const byId = new Map(rows.map(({ id, n }) => [id, Number(n)]));
  return ids.map((id) => byId.get(id) ?? 0);
}
