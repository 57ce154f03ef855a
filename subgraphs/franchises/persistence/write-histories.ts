import type { Tx } from '../../kernel/commands/command.ts';
import { takenFrom } from '../../kernel/database/table-rows.ts';
import { newId } from '../../kernel/ids.ts';
import type { EventPayloads } from '../../contracts/events.ts';
import { isSamePeriod, type Period } from '../domain/attribution.ts';
import type { StoredPeriod } from './member-homes.ts';
import { attributionTable } from './tables/attribution.table.ts';

export interface HistoryChange {
  readonly memberId: string;
  /** What is stored; of a history that only grows, its last period is enough. */
  readonly before: readonly StoredPeriod[];
  readonly after: readonly Period[];
  readonly foldedTo: Date | null;
}

/**
 * Writes the difference: periods keep their id by their beginning. Tells the others (and the audit
 * trail) when the newest period is another than before.
 */
export async function writeHistories(tx: Tx, changes: readonly HistoryChange[]): Promise<void> {
  const gone: string[] = [];
  const rows: (Period & { id: string; memberId: string })[] = [];
  for (const { memberId, before, after } of changes) {
    const known = new Map(before.map((period) => [period.from.getTime(), period]));
    for (const period of after) {
      const stored = known.get(period.from.getTime());
      known.delete(period.from.getTime());
      if (stored && isSamePeriod(stored, period)) continue;
      rows.push({ ...period, id: stored?.id ?? newId(tx.now), memberId });
    }
    gone.push(...[...known.values()].map(({ id }) => id));
  }
  if (gone.length > 0) await tx.sql.run`delete from attribution where id = any(${gone}::uuid[])`;
  await upsert(tx, rows);
  const rowsTold = await tx.sql.all<{ member_id: string; told: bigint }>`
    update member_home h set folded_to = t.folded_to, told = h.told + t.tells::int,
      version = h.version + (h.folded_to is distinct from t.folded_to)::int
    from unnest(${changes.map((change) => change.memberId)}::uuid[],
      ${changes.map((change) => change.foldedTo)}::timestamptz[],
      ${changes.map(isNews)}::boolean[]) as t(member_id, folded_to, tells)
    where h.member_id = t.member_id and (t.tells or h.folded_to is distinct from t.folded_to)
    returning h.member_id, h.told`;
  const told = new Map(rowsTold.map((row) => [row.member_id, row.told]));
  for (const change of changes.filter(isNews)) tell(tx, change, told.get(change.memberId)!);
}

function isNews({ before, after }: HistoryChange): boolean {
  const was = before.at(-1);
  const is = after.at(-1);
  // Of a merge that is undone nothing may be left: at home with nobody is news, too.
  if (is === undefined) return was !== undefined;
  return !(was && was.franchiseId === is.franchiseId
    && was.from.getTime() === is.from.getTime() && was.until?.getTime() === is.until?.getTime());
}

async function upsert(
  tx: Tx, rows: readonly (Period & { id: string; memberId: string })[],
): Promise<void> {
  await tx.sql.insertInto(attributionTable, rows.map(({ from, until, baseUntil, ...row }) => (
    { ...row, startsAt: from, endsAt: until, baseEndsAt: baseUntil })),
  `on conflict (id) do update set ${takenFrom(attributionTable, ['franchiseId', 'outletId', 'endsAt',
    'reason', 'orderId', 'since', 'baseEndsAt'])}`);
}

function tell(tx: Tx, { memberId, before, after }: HistoryChange, version: bigint): void {
  const was = before.at(-1);
  const is = after.at(-1) ?? { ...was!, franchiseId: null, until: null };
  tx.emit('attribution.changed.v1', memberId, {
    memberId, franchiseId: is.franchiseId, from: is.from, until: is.until, reason: is.reason, version,
  } satisfies EventPayloads['attribution.changed.v1']);
  tx.audit({ subjectId: memberId, before: was ? viewOf(was) : null, after: viewOf(is) });
}

function viewOf({ franchiseId, from, until, reason }: Period) {
  return { franchiseId, from, until, reason };
}
