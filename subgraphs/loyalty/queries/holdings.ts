import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { ofPerson } from '../../kernel/persons/of-person.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { ProgrammeCode } from '../../contracts/words.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView, type MoneyView } from '../../kernel/money.ts';
import type { Hold } from '../domain/holds.ts';
import { worthAbroad } from '../domain/worth.ts';
import type { PointsAdjustment, PointsHold } from '../graphql/holdings/holding.type.ts';
import { findWorthRates, rateKey, type RateQuestion } from '../persistence/fx-rates.ts';

export async function holdsById(sql: Sql, ids: readonly string[]): Promise<(PointsHold | null)[]> {
  const rows = await sql.all<{
    id: string; member_id: string; points: bigint; state: Hold['state']; purpose: string; held_at: Date;
    expires_at: Date; settled_at: Date | null; order_id: string | null; channel_id: string | null;
    reserved_by: string | null; worth_minor: bigint; worth_currency: string; programme: ProgrammeCode;
  }>`select id, member_id, points, state, purpose, held_at, expires_at, settled_at, order_id,
      channel_id, reserved_by, worth_minor, worth_currency, programme
    from points_hold where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, {
    id: encodeId(PREFIX.pointsHold, row.id), memberId: row.member_id, points: row.points,
    state: row.state, purpose: row.purpose, heldAt: row.held_at, expiresAt: row.expires_at,
    settledAt: row.settled_at, orderId: row.order_id, channelId: row.channel_id,
    isReserved: row.reserved_by !== null,
    worthAtHome: { minor: row.worth_minor, currency: row.worth_currency, programme: row.programme },
  }]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface WorthKey {
  readonly worth: { readonly minor: string; readonly currency: string; readonly programme: ProgrammeCode };
  readonly currency: string;
  /** ISO instant of the hold: keys are compared as JSON. */
  readonly at: string;
}

/** What holds are worth in the currencies asked for; null where no rate was in force. */
export async function worthsIn(
  sql: Sql, keys: readonly WorthKey[],
): Promise<(MoneyView | null)[]> {
  const question = ({ worth, currency, at }: WorthKey): RateQuestion => (
    { region: worth.programme, from: worth.currency, to: currency, at: new Date(at) });
  const rates = await findWorthRates(sql, keys.map(question).filter(({ from, to }) => from !== to));
  return keys.map((key) => {
    const worth = { ...key.worth, minor: BigInt(key.worth.minor) };
    const minor = worthAbroad(worth, key.currency, rates.get(rateKey(question(key))) ?? null);
    return minor === null ? null : moneyView(minor, key.currency);
  });
}

interface AdjustmentRow {
  id: string; member_id: string; kind: string; points: bigint; reason: string; state: string;
  asked_by: string; asked_by_name: string; asked_at: Date; decided_by_name: string | null; decided_at: Date | null;
  decision_note: string | null; version: number;
}

const ADJUSTMENT_COLUMNS = fragment.raw(`a.id, a.member_id, a.kind, a.points, a.reason, a.state,
  a.asked_by, a.asked_by_name, a.asked_at, a.decided_by_name, a.decided_at, a.decision_note, a.version`);

const adjustmentView = (row: AdjustmentRow): PointsAdjustment => ({
  id: encodeId(PREFIX.pointsAdjustment, row.id), memberId: row.member_id, kind: row.kind, points: row.points,
  reason: row.reason, state: row.state, askedBy: row.asked_by_name, askedById: row.asked_by, askedAt: row.asked_at,
  decidedBy: row.decided_by_name, decidedAt: row.decided_at, decisionNote: row.decision_note,
  version: row.version,
});

export async function adjustmentsById(
  sql: Sql, ids: readonly string[],
): Promise<(PointsAdjustment | null)[]> {
  const rows = await sql.all<AdjustmentRow>`
    select ${ADJUSTMENT_COLUMNS} from points_adjustment a where a.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, adjustmentView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface AdjustmentFilter {
  readonly state: string | null;
  readonly memberId: string | null;
}

/** Newest first. */
export async function adjustmentPage(sql: Sql, filter: AdjustmentFilter, bounds: PageBounds) {
  const where = [fragment`true`];
  if (filter.state) where.push(fragment`a.state = ${filter.state}`);
  if (filter.memberId) where.push(ofPerson(sql, 'a.member_id', filter.memberId));
  return pageOf(await readPage<AdjustmentRow>(sql, {
    columns: ADJUSTMENT_COLUMNS, from: fragment`points_adjustment a`, key: 'a.id',
    arms: [{ from: fragment`points_adjustment a`, where: fragment.join(where, fragment` and `) }],
    sort: [{ column: 'a.asked_at', type: 'timestamptz' }, { column: 'a.id', type: 'uuid' }],
    descending: true,
  }, bounds), adjustmentView);
}
