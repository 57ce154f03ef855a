import { isRestricted } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { columnsOf, takenFrom } from '../../../kernel/database/table-rows.ts';
import type { NewRowOf, RowOf } from '../../../kernel/database/define-table.ts';
import { formatAmount, moneyView } from '../../../kernel/money.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { fits, remainingOf, type CostCause } from '../../domain/cost/gauge.ts';
import { payerOf } from '../../domain/cost/payer.ts';
import { rewardPolicyAt } from '../policies.ts';
import { costReservationTable } from '../tables/cost-reservation.table.ts';
import { addToDays, dayOf } from './days.ts';
import { readSpent, type GaugeKey } from './read-spent.ts';

type Reservation = RowOf<typeof costReservationTable>;

export interface CostAsked {
  /** Home region of the member. */
  readonly region: string;
  /** The franchise that pays; null: head office. */
  readonly funderId: string | null;
  /** What it costs, in minor units of the region's programme. */
  readonly minor: bigint;
  readonly cause: CostCause;
  /** The redemption, coupon or use that costs it: once, whatever is tried again. */
  readonly subjectId: string;
}

/**
 * Promises what something of free will costs, within the cap of its payer; null when it is promised. Exact: whoever
 * asks about the same payer and region waits until this transaction ends. Call it last before the writes.
 */
export async function reserveCost(tx: Tx, asked: CostAsked): Promise<Outcome<never, 'COST_CAP'> | null> {
  const { region, funderId, minor, cause, subjectId } = asked;
  const key = { region, payer: payerOf(funderId) };
  await lockGauge(tx, key);
  if (stands(await lockReservation(tx, subjectId))) return null;
  const book = await readCodebook(tx.sql);
  const { rules } = await rewardPolicyAt(tx.sql, tx.now);
  const spent = await readSpent(tx.sql, key, book, rules, tx.now);
  if (!fits(spent, minor, rules.costCapBps)) {
    return overCap(tx, remainingOf(spent, rules.costCapBps), spent.currency);
  }
  await keep(tx, {
    ...key, subjectId, day: dayOf(tx.now, book.zoneOf(region, tx.now)), cause, minor, state: 'reserved',
    reservedAt: tx.now, settledAt: null,
  });
  return null;
}

/** How much is left is head office's own: others are only told that it is not enough. */
function overCap({ actor }: Tx, left: bigint, currency: string): Outcome<never, 'COST_CAP'> {
  if (isRestricted(actor)) return refused('COST_CAP', 'It would cost more than benefits may now.', []);
  return refused('COST_CAP', `Benefits may cost ${formatAmount(left, currency)} ${currency} more.`, [],
    { remainingCost: moneyView(left, currency) });
}

/**
 * What was promised was used; `minor` when it cost less. Nothing happens twice.
 */
export async function commitCost(tx: Tx, subjectId: string, minor?: bigint): Promise<void> {
  const was = await lockReservation(tx, subjectId);
  if (was?.state !== 'reserved') return;
  const spent = minor === undefined || minor > was.minor ? was.minor : minor;
  await settle(tx, was, 'committed', spent);
  await addToDays(tx.sql, [change(was, { amount: spent, reserved: -was.minor })]);
}

/** Counts what a contract costs, whatever the cap says: used at once, or reserved until it is. */
export async function countCost(
  tx: Tx, asked: CostAsked, state: 'reserved' | 'committed' = 'committed',
): Promise<void> {
  const key = { region: asked.region, payer: payerOf(asked.funderId) };
  await lockGauge(tx, key);
  if (stands(await lockReservation(tx, asked.subjectId))) return;
  const book = await readCodebook(tx.sql);
  await keep(tx, {
    ...key, subjectId: asked.subjectId, day: dayOf(tx.now, book.zoneOf(asked.region, tx.now)), cause: asked.cause,
    minor: asked.minor, state, reservedAt: tx.now, settledAt: state === 'reserved' ? null : tx.now,
  });
}

/** It was given back, before or after its use: it costs nothing, on the day on which it stood. */
export async function releaseCost(tx: Tx, subjectId: string): Promise<void> {
  const was = await lockReservation(tx, subjectId);
  if (!was || was.state === 'released') return;
  await settle(tx, was, 'released', was.minor);
  await addToDays(tx.sql, [change(was, was.state === 'reserved'
    ? { amount: 0n, reserved: -was.minor } : { amount: -was.minor, reserved: 0n })]);
}

/** What was given back may be promised anew: a coupon that is held once more. */
const stands = (was: Reservation | null): boolean => was !== null && was.state !== 'released';

async function lockGauge({ sql }: Tx, { region, payer }: GaugeKey): Promise<void> {
  await sql.run`insert into cost_gauge (region, payer) values (${region}, ${payer}) on conflict do nothing`;
  await sql.one`select 1 from cost_gauge where region = ${region} and payer = ${payer} for update`;
}

async function lockReservation({ sql }: Tx, subjectId: string): Promise<Reservation | null> {
  return sql.maybe<Reservation>`select ${columnsOf(costReservationTable)} from cost_reservation
    where subject_id = ${subjectId} for update`;
}

async function keep(tx: Tx, row: NewRowOf<typeof costReservationTable>): Promise<void> {
  await tx.sql.insertInto(costReservationTable, [row], `on conflict (subject_id) do update set ${takenFrom(
    costReservationTable, ['region', 'payer', 'day', 'cause', 'minor', 'state', 'reservedAt', 'settledAt'])}`);
  await addToDays(tx.sql, [change(row, row.state === 'reserved'
    ? { amount: 0n, reserved: row.minor } : { amount: row.minor, reserved: 0n })]);
}

async function settle(tx: Tx, { subjectId }: Reservation, state: 'committed' | 'released', minor: bigint) {
  await tx.sql.run`update cost_reservation set state = ${state}, minor = ${minor}, settled_at = ${tx.now}
    where subject_id = ${subjectId}`;
}

function change(
  { region, payer, day, cause }: Pick<Reservation, 'region' | 'payer' | 'day' | 'cause'>,
  by: { amount: bigint; reserved: bigint },
) {
  return { region, payer, day, kind: cause, ...by };
}
