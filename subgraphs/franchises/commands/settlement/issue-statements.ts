import { DAY_MS } from '../../domain/policy.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { readPolicies } from '../../persistence/policies.ts';
import type { SettledMonth } from '../../persistence/settlement/countable.ts';
import { postIssued } from '../../persistence/settlement/post-issued.ts';
import { runningOf } from '../../persistence/settlement/runs.ts';
import { staleDrafts } from '../../persistence/settlement/stale.ts';
import { readEarlier } from '../../persistence/settlement/carried.ts';
import { tellStatements, type StatementRow } from '../../persistence/settlement/statements.ts';
import { statementTable } from '../../persistence/tables/settlement/statement.table.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { lockRegion, settledMonth } from './checks.ts';
import type { RegionMonth } from '../runs/run-statements.ts';

export type IssueStatementsCode = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'INVALID' | 'NO_DRAFTS' | 'SAME_PERSON'
  | 'EARLIER_OPEN' | 'DRAFT_STALE' | 'RUN_IN_PROGRESS';
export interface StatementsIssued extends RegionMonth {
  readonly statements: number;
  /** Drafts that wait: for another person, for a run as they are stale, or until the statement before is final. */
  readonly waiting: number;
  readonly confirmUntil: Date;
}

/**
 * Issues a month's drafts to their franchises and posts them, each by another person than whoever drafted it. One whose
 * statement before is not final, or which is stale, waits and holds up nobody else's. What is issued nobody changes: it
 * may be confirmed or disputed until the policy's days are over.
 */
export const issueStatements = defineCommand<RegionMonth, StatementsIssued, IssueStatementsCode>({
  name: 'franchises.issue-statements',
  execute: async (tx, { region, month }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const { of, refusal } = await settledMonth(tx, region, month);
    if (refusal) return refusal;
    await lockRegion(tx, region);
    if (await runningOf(tx.sql, region)) return refused('RUN_IN_PROGRESS', 'The region is being run.', ['month']);
    const all = await tx.sql.all<StatementRow>`select ${columnsOf(statementTable)} from statement
      where region = ${region} and month = ${month} and state = 'draft' order by id for update`;
    if (all.length === 0) return refused('NO_DRAFTS', 'Nothing of this month waits to be issued.', ['month']);
    const { ready, inTheWay } = await readyToIssue(tx, of, all);
    if (inTheWay) return inTheWay;
    const confirmUntil = await issue(tx, ready);
    return accepted({ region, month, statements: ready.length, waiting: all.length - ready.length, confirmUntil });
  },
});

async function readyToIssue(tx: Tx, month: SettledMonth, drafts: readonly StatementRow[]) {
  const others = drafts.filter(({ draftedById }) => draftedById !== tx.actor.id);
  if (others.length === 0) {
    const same = refused('SAME_PERSON' as const, 'Whoever drafted a statement does not issue it.', []);
    return { ready: [], inTheWay: same };
  }
  const open = new Set((await readEarlier(tx.sql, month)).filter(({ state }) => state === 'issued' || state === 'draft')
    .map((row) => `${row.franchise_id} ${row.currency}`));
  const ready = others.filter(({ franchiseId, currency }) => !open.has(`${franchiseId} ${currency}`));
  if (ready.length === 0) {
    return { ready, inTheWay: refused('EARLIER_OPEN' as const,
      `The statement before ${others[0]!.number} is not frozen yet.`, ['month']) };
  }
  const stale = await staleDrafts(tx.sql, month, ready);
  const fresh = ready.filter(({ id }) => !stale.has(id));
  return { ready: fresh, inTheWay: fresh.length > 0 ? null : refused('DRAFT_STALE' as const,
    `${ready[0]!.number}: ${stale.get(ready[0]!.id)!} Run the month again.`, ['month']) };
}

async function issue(tx: Tx, drafts: readonly StatementRow[]): Promise<Date> {
  const { disputeDays } = policyAt(await readPolicies(tx.sql), tx.now).rules;
  const confirmUntil = new Date(tx.now.getTime() + disputeDays * DAY_MS);
  const ids = drafts.map(({ id }) => id);
  await tx.sql.run`update statement set state = 'issued', issued_at = ${tx.now}, issued_by = ${tx.actor.name},
      confirm_until = ${confirmUntil}, version = version + 1 where id = any(${ids}::uuid[])`;
  await postIssued(tx, drafts);
  await tellStatements(tx, ids);
  for (const { id } of drafts) {
    tx.audit({ subjectId: id, before: { state: 'draft' }, after: { state: 'issued', confirmUntil } });
  }
  return confirmUntil;
}
