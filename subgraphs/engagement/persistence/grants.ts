import { sql as fragment, type RawBuilder } from 'kysely';
import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { NewRowOf, RowOf } from '../../kernel/database/define-table.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { newId } from '../../kernel/ids.ts';
import { tagNamed } from '../../kernel/merges/tag-named.ts';
import type { Withdrawal } from '../domain/words.ts';
import { openCaseOf } from './cases.ts';
import type { Person } from './persons.ts';
import { engagementGrantTable } from './tables/engagement-grant.table.ts';

export type GrantRow = RowOf<typeof engagementGrantTable>;
type Told = Pick<NewRowOf<typeof engagementGrantTable>, 'cause' | 'slot' | 'points' | 'label'>
  & Partial<Pick<GrantRow,
    'taskId' | 'referralId' | 'recordedBy' | 'reference' | 'funderId' | 'formatId' | 'offerId' | 'growth'>>;

const COLUMNS = columnsOf(engagementGrantTable);
const AGAIN = ['memberId', 'cause', 'slot', 'taskId', 'referralId', 'recordedBy', 'reference', 'points', 'funderId',
  'label', 'earnedAt', 'formatId', 'offerId', 'growth'] as const;

/** Grants points, or a coupon, to a locked person: told at once, or held while it is looked at for abuse. */
export async function grantPoints(tx: Tx, { memberId, namedId }: Person, told: Told): Promise<string> {
  const caseId = await openCaseOf(tx.sql, memberId);
  const row = {
    taskId: null, referralId: null, recordedBy: null, reference: null, funderId: null, formatId: null, offerId: null,
    growth: 0, ...told,
    id: newId(tx.now), memberId, state: caseId ? 'pending' as const : 'granted' as const, caseId,
    earnedAt: tx.now, grantedAt: caseId ? null : tx.now, version: 1n,
  };
  await tx.sql.insertInto(engagementGrantTable, [row]);
  await tagNamed(tx, 'engagement_grant', [{ key: [row.id], namedId }]);
  if (!caseId) tell(tx, row);
  return row.id;
}

type ToTell = Pick<GrantRow,
  'id' | 'memberId' | 'cause' | 'points' | 'growth' | 'funderId' | 'label' | 'offerId' | 'version'>;

/** Points are loyalty's to post, a coupon is rewards' to give. */
function tell(tx: Tx, row: ToTell): void {
  if (row.offerId !== null) {
    tx.emit('coupon-granted.v1', row.id, {
      grantId: row.id, memberId: row.memberId, offerId: row.offerId, grantedAt: tx.now, version: row.version,
    } satisfies EventPayloads['coupon-granted.v1']);
    return;
  }
  tx.emit('points-granted.v1', row.id, {
    grantId: row.id, memberId: row.memberId, points: BigInt(row.points), cause: row.cause, funderId: row.funderId,
    label: row.label, grantedAt: tx.now, activeAt: null, expiresOn: null, version: row.version,
    ...row.growth > 0 ? { growth: BigInt(row.growth) } : {},
  } satisfies EventPayloads['points-granted.v1']);
}

/** What was held of somebody who is looked at no more. */
export async function releaseHeld(tx: Tx, memberId: string): Promise<number> {
  const rows = await tx.sql.all<GrantRow>`update engagement_grant
    set state = 'granted', granted_at = ${tx.now}, case_id = null, version = version + 1
    where member_id = ${memberId} and state = 'pending' returning ${COLUMNS}`;
  for (const row of rows) tell(tx, row);
  return rows.length;
}

export interface Withdrawing {
  readonly why: Withdrawal;
  /** What loyalty says of it. */
  readonly reason: string;
  readonly mergeId?: string;
  readonly caseId?: string;
}

/** Takes back what of these still stands; only what was told is told to be taken back. Budgets have it again. */
export async function withdrawGrants(
  tx: Tx, where: RawBuilder<unknown>, { why, reason, mergeId, caseId }: Withdrawing,
): Promise<GrantRow[]> {
  const rows = await tx.sql.all<GrantRow>`update engagement_grant
    set state = 'withdrawn', withdrawn_at = ${tx.now}, withdrawn_for = ${why}, merge_id = ${mergeId ?? null}::uuid,
      case_id = ${caseId ?? null}::uuid, version = version + 1
    where state in ('pending', 'granted') and ${where} returning ${COLUMNS}`;
  for (const { id: grantId, memberId, version, grantedAt, offerId } of rows) {
    if (grantedAt === null) continue;
    tx.emit(offerId === null ? 'points-grant-withdrawn.v1' : 'coupon-grant-withdrawn.v1', grantId, {
      grantId, memberId, reason, withdrawnAt: tx.now, version,
    } satisfies EventPayloads['points-grant-withdrawn.v1' | 'coupon-grant-withdrawn.v1']);
  }
  // What a merge or a review takes back may come again: its place in the budget is kept.
  if (why === 'return') await giveBack(tx, [...rows, ...await forgo(tx, where)]);
  return rows;
}

/** Of what a merge or a review took back before, nothing comes again by now: the sale that earned it is undone. */
function forgo(tx: Tx, where: RawBuilder<unknown>): Promise<GrantRow[]> {
  return tx.sql.all<GrantRow>`update engagement_grant set withdrawn_for = 'return', merge_id = null, case_id = null
    where state = 'withdrawn' and (withdrawn_for = 'merge' and merge_id is not null
      or withdrawn_for = 'review' and case_id is not null) and ${where} returning ${COLUMNS}`;
}

async function giveBack(tx: Tx, rows: readonly GrantRow[]): Promise<void> {
  const ofTasks = rows.filter(({ taskId }) => taskId !== null);
  if (ofTasks.length === 0) return;
  await tx.sql.run`with locked as (select id from task where id = any(${ofTasks.map(({ taskId }) => taskId!)}::uuid[])
      order by id for update)
    update task set spent = task.spent - t.points
    from (select task_id, sum(points)::int as points from unnest(${ofTasks.map(({ taskId }) => taskId!)}::uuid[],
      ${ofTasks.map(({ points }) => points)}::int[]) as g (task_id, points) group by task_id) t
    where task.id = t.task_id and task.id in (select id from locked)`;
}

/**
 * Grants anew what was taken back and should not have been, where nothing stands for the same; a grant that was told
 * as withdrawn is over, so that another one comes in its stead.
 */
export async function grantAgain(tx: Tx, memberId: string, where: RawBuilder<unknown>): Promise<number> {
  const caseId = await openCaseOf(tx.sql, memberId);
  const old = await tx.sql.all<GrantRow>`with again as (
      select distinct on (slot) id from engagement_grant g
      where member_id = ${memberId} and state = 'withdrawn' and ${where} and not exists (
        select 1 from engagement_grant s where s.state in ('pending', 'granted')
          and (s.member_id = g.member_id and s.slot = g.slot
            or s.task_id = g.task_id and s.recorded_by = g.recorded_by and s.reference = g.reference))
      order by slot, id)
    update engagement_grant set merge_id = null, case_id = null from again where engagement_grant.id = again.id
    returning ${COLUMNS}`;
  const rows = old.map((row) => ({
    ...Object.fromEntries(AGAIN.map((name) => [name, row[name]])) as Pick<GrantRow, typeof AGAIN[number]>,
    id: newId(tx.now), state: caseId ? 'pending' as const : 'granted' as const, caseId,
    grantedAt: caseId ? null : tx.now, version: 1n,
  }));
  await tx.sql.insertInto(engagementGrantTable, rows);
  if (!caseId) for (const row of rows) tell(tx, row);
  return rows.length;
}

/** Of these, by their ids. */
export const among = (ids: readonly string[]): RawBuilder<unknown> => fragment`id = any(${[...ids]}::uuid[])`;
