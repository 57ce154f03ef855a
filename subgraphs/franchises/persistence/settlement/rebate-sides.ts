import { sql as fragment, type RawBuilder } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { newId } from '../../../kernel/ids.ts';
import { worthOf } from '../../domain/settlement/worth.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import { statementLineTable } from '../tables/settlement/statement-line.table.ts';
import { COUNTS_AT, type SettledMonth, type Slice } from './countable.ts';
import { LEFT } from './left.ts';

/** An entry as it counts for one side, with its line, as franchises read it: what they owe is below zero. */
export interface SideRow {
  readonly rebateId: string;
  readonly orderId: string;
  readonly franchiseId: string;
  readonly side: 'home' | 'payer';
  readonly currency: string;
  readonly headOffice: boolean;
  readonly entryId: string;
  readonly kind: 'accrual' | 'return' | 'reattribution';
  readonly bookedMinor: bigint;
  readonly countsAt: Date;
  readonly heldUntil: Date;
  /** Whether settlement of the home's region was opened; else it is not settled yet, for neither side. */
  readonly isOpened: boolean;
  /** Settled elsewhere, as it was booked. */
  readonly isLeft: boolean;
  readonly lineId: string | null;
  readonly lineCountsAt: Date | null;
  readonly statementId: string | null;
  readonly statementState: string | null;
  readonly lineState: string | null;
  readonly amountMinor: bigint | null;
  readonly correctedMinor: bigint | null;
  readonly sparedMinor: bigint | null;
  readonly deferred: boolean | null;
  readonly verdict: string | null;
  readonly decidedMinor: bigint | null;
  readonly carriedMinor: bigint | null;
}

/** Sides of rebates, each with its entries in the order in which they were booked. */
export async function readSides(sql: Sql, rebateIds: readonly string[]): Promise<SideRow[][]> {
  const rows = await sql.all<SideRow>`select r.id as "rebateId", r.order_id as "orderId",
      side.franchise_id as "franchiseId", side.side, r.currency, r.payer_franchise_id is null as "headOffice",
      e.id as "entryId", e.kind,
      case side.side when 'home' then e.amount_minor else -e.amount_minor end as "bookedMinor",
      ${COUNTS_AT} as "countsAt", r.held_until as "heldUntil",
      o.region is not null as "isOpened", coalesce(${LEFT}, false) as "isLeft",
      l.id as "lineId", l.counts_at as "lineCountsAt",
      l.statement_id as "statementId", s.state as "statementState",
      l.state as "lineState", l.amount_minor as "amountMinor",
      l.corrected_minor as "correctedMinor", l.spared_minor as "sparedMinor", l.deferred, d.verdict,
      d.decided_minor as "decidedMinor", d.carried_minor as "carriedMinor"
    from rebate r join rebate_entry e on e.rebate_id = r.id
    join franchise h on h.id = r.home_franchise_id left join settlement_opening o on o.region = h.region
    cross join lateral (values (r.home_franchise_id, 'home'), (r.payer_franchise_id, 'payer'))
      as side (franchise_id, side)
    left join statement_line l on l.franchise_id = side.franchise_id and l.entry_id = e.id and l.decision_of is null
    left join statement s on s.id = l.statement_id
    left join statement_dispute d on d.line_id = l.id
    where r.id = any(${[...rebateIds]}::uuid[]) and side.franchise_id is not null
    order by r.id, side.side, e.kind <> 'accrual', e.booked_at, e.id`;
  return [...Map.groupBy(rows, ({ rebateId, side }) => `${rebateId} ${side}`).values()];
}

const signOf = ({ side }: SideRow) => (side === 'home' ? 1n : -1n);
const isIssued = ({ statementState }: SideRow) => statementState !== null && statementState !== 'draft';

/** What it was decided to be worth to its franchise; nothing while a dispute that was left open is; else null. */
function decidedOf(row: SideRow): bigint | null {
  if (row.verdict !== null) return row.decidedMinor;
  return row.deferred ? 0n : null;
}

/**
 * By how much what a side is worth changes when one of its issued lines is decided: to what all decisions come to
 * together, in whatever order they were made. What came back meanwhile is not counted twice: nobody is left with less
 * than nothing of a rebate.
 */
export function changeByDecision(side: readonly SideRow[], lineId: string, decidedMinor: bigint): bigint {
  const [left, issued] = [side.filter(({ isLeft }) => isLeft), side.filter(isIssued)];
  const sign = signOf(side[0]!);
  const worth = worthOf([...left, ...issued].map((row) => {
    const said = row.lineId === lineId ? decidedMinor : decidedOf(row);
    return { bookedMinor: sign * row.bookedMinor, decidedMinor: said === null ? null : sign * said };
  }));
  return sign * sumOf(worth.slice(left.length)) - sumOf(issued.map(issuedWorth));
}

/** What the line of an issued entry came to be worth; where it was left open, with what was decided since. */
const issuedWorth = (row: SideRow) => (row.deferred ? row.carriedMinor ?? 0n : row.amountMinor! + row.correctedMinor!);
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, minor) => sum + minor, 0n);
const isFixed = (row: SideRow) => isIssued(row) || row.isLeft;

/** The entries of a side that are not issued, and what each is worth to its franchise. */
function restOf(side: readonly SideRow[]): LineApart[] {
  const [fixed, rest] = [side.filter(isFixed), side.filter((row) => !isFixed(row))];
  const sign = signOf(side[0]!);
  const worth = worthOf(rest.map((row) => ({ bookedMinor: sign * row.bookedMinor, decidedMinor: null })), {
    bookedMinor: sign * sumOf(fixed.map((row) => row.bookedMinor)),
    worthMinor: sign * sumOf(fixed.map((row) => (isIssued(row) ? issuedWorth(row) : row.bookedMinor))),
  });
  return rest.map((row, place) => ({ ...row, worthMinor: sign * worth[place]! }));
}

/** Rebates of which a line was decided, spared or left open: their lines are worked out one by one. */
export async function rebatesApart(sql: Sql, which: RawBuilder<unknown>): Promise<string[]> {
  const rows = await sql.all<{ rebate_id: string }>`select distinct l.rebate_id from statement_line l
    join statement s on s.id = l.statement_id
    where (l.corrected_minor <> 0 or l.spared_minor <> 0 or l.deferred) and s.state <> 'draft' and ${which}`;
  return rows.map(({ rebate_id: id }) => id);
}

export const apartInSlice = ({ after, last }: Slice) =>
  fragment`l.rebate_id > ${after}::uuid and l.rebate_id <= ${last}::uuid`;

export interface LineApart extends SideRow { readonly worthMinor: bigint }

/** The lines that rebates apart have in the month, each with what it is worth; what is issued is not among them. */
export async function linesApart(
  sql: Sql, { region, to }: SettledMonth, rebateIds: readonly string[],
): Promise<LineApart[]> {
  if (rebateIds.length === 0) return [];
  const here = new Set((await sql.all<{ id: string }>`select id from franchise where region = ${region}`)
    .map(({ id }) => id));
  return (await readSides(sql, rebateIds)).filter(([row]) => here.has(row!.franchiseId)).flatMap((side) =>
    restOf(side).filter((row) => row.isOpened && row.heldUntil < to && row.countsAt < to && row.bookedMinor !== 0n));
}

/** Writes them anew where they differ from what the drafts have; answers whose lines changed. */
export async function fillApart(tx: Tx, month: SettledMonth, rebateIds: readonly string[]): Promise<string[]> {
  if (rebateIds.length === 0) return [];
  const drafts = await tx.sql.all<{ id: string; franchise_id: string; currency: string }>`
    select id, franchise_id, currency from statement
    where region = ${month.region} and month = ${month.month} and state = 'draft'`;
  const draftOf = new Map(drafts.map((row) => [`${row.franchise_id} ${row.currency}`, row.id]));
  const drafted = drafts.map(({ id }) => id);
  // Drafts of other months, which wait, keep theirs.
  const wanted = (await linesApart(tx.sql, month, rebateIds)).flatMap((row) => {
    const statementId = draftOf.get(`${row.franchiseId} ${row.currency}`);
    return statementId && (row.statementId ?? statementId) === statementId ? [{ ...row, statementId }] : [];
  });
  const kept = new Set(wanted.filter(isAsItStands).map(({ lineId }) => lineId));
  const gone = await tx.sql.all<{ statement_id: string }>`delete from statement_line
    where statement_id = any(${drafted}::uuid[]) and rebate_id = any(${[...rebateIds]}::uuid[])
      and decision_of is null and id <> all (${[...kept] as string[]}::uuid[]) returning statement_id`;
  const added = wanted.filter(({ lineId }) => lineId === null || !kept.has(lineId));
  await tx.sql.insertInto(statementLineTable, added.map((row) => rowOfLine(tx, month, row, row.statementId)));
  return [...new Set([...gone.map((row) => row.statement_id), ...added.map(({ statementId }) => statementId)])];
}

/** Whether the draft has the line as it is to be. */
export function isAsItStands(row: LineApart): boolean {
  const { lineId, amountMinor, worthMinor, sparedMinor, bookedMinor, countsAt, lineCountsAt } = row;
  return lineId !== null && amountMinor === worthMinor && sparedMinor === worthMinor - bookedMinor
    && lineCountsAt?.getTime() === countsAt.getTime();
}

function rowOfLine(
  tx: Tx, { zone }: SettledMonth, row: LineApart, statementId: string,
): NewRowOf<typeof statementLineTable> {
  return {
    id: newId(tx.now), statementId, franchiseId: row.franchiseId, entryId: row.entryId, rebateId: row.rebateId,
    orderId: row.orderId, side: row.side, headOffice: row.headOffice, kind: row.kind, amountMinor: row.worthMinor,
    sparedMinor: row.worthMinor - row.bookedMinor, month: dayText(localDay(row.countsAt, zone)).slice(0, 7),
    countsAt: row.countsAt, state: 'open',
  };
}
