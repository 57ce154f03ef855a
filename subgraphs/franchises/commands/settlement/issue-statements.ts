import { DAY_MS } from '../../domain/policy.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { issueEntries } from '../../domain/settlement/postings.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { post } from '../../persistence/settlement/post.ts';
import { tellStatements, type StatementRow } from '../../persistence/settlement/statements.ts';
import { statementTable } from '../../persistence/tables/settlement/statement.table.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { lockRegion, settledMonth } from './checks.ts';
import { isCarried, readEarlier, type RegionMonth } from './run-statements.ts';

export type IssueStatementsCode = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'INVALID' | 'NO_DRAFTS' | 'SAME_PERSON'
  | 'EARLIER_OPEN' | 'DRAFT_STALE';
export interface StatementsIssued extends RegionMonth { readonly statements: number; readonly confirmUntil: Date }

/**
 * Issues a month's drafts to their franchises, by another person than whoever ran them, and posts them. What they
 * are from now on nobody changes: they may be confirmed or disputed until the policy's days are over.
 */
export const issueStatements = defineCommand<RegionMonth, StatementsIssued, IssueStatementsCode>({
  name: 'franchises.issue-statements',
  execute: async (tx, { region, month }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const { of, refusal } = await settledMonth(tx, region, month);
    if (refusal) return refusal;
    await lockRegion(tx, region);
    const drafts = await tx.sql.all<StatementRow>`select ${columnsOf(statementTable)} from statement
      where region = ${region} and month = ${month} and state = 'draft' order by id for update`;
    if (drafts.length === 0) return refused('NO_DRAFTS', 'Nothing of this month waits to be issued.', ['month']);
    const inTheWay = await refusalOfIssue(tx, of, drafts);
    if (inTheWay) return inTheWay;
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
    return accepted({ region, month, statements: drafts.length, confirmUntil });
  },
});

async function refusalOfIssue(tx: Tx, month: RegionMonth, drafts: readonly StatementRow[]) {
  if (drafts.some(({ draftedById }) => draftedById === tx.actor.id)) {
    return refused('SAME_PERSON' as const, 'Whoever ran the statements does not issue them.', []);
  }
  const earlier = new Map((await readEarlier(tx, month)).map((row) => [`${row.franchise_id} ${row.currency}`, row]));
  const before = (draft: StatementRow) => earlier.get(`${draft.franchiseId} ${draft.currency}`);
  const open = drafts.find((draft) => !['frozen', 'paid', undefined].includes(before(draft)?.state));
  if (open) {
    return refused('EARLIER_OPEN' as const, `The statement before ${open.number} is not frozen yet.`, ['month']);
  }
  const stale = drafts.find((draft) => {
    const was = before(draft);
    return (was && isCarried(was) ? was.id : null) !== draft.carriedFrom;
  });
  return stale
    ? refused('DRAFT_STALE' as const, `What ${stale.number} carries changed: run the month again.`, ['month']) : null;
}

async function postIssued(tx: Tx, drafts: readonly StatementRow[]): Promise<void> {
  const sums = await tx.sql.all<{ statement_id: string; head_office: bigint; franchises: bigint }>`
    select statement_id, coalesce(sum(amount_minor) filter (where head_office), 0) as head_office,
      coalesce(sum(amount_minor) filter (where not head_office), 0) as franchises
    from statement_line where statement_id = any(${drafts.map(({ id }) => id)}::uuid[]) group by 1`;
  const byId = new Map(sums.map((row) => [row.statement_id, row]));
  await post(tx, drafts.map(({ id, franchiseId, currency }) => ({
    statementId: id, kind: 'issue' as const, causeId: id, currency,
    entries: issueEntries({ franchiseId, withHeadOfficeMinor: BigInt(byId.get(id)?.head_office ?? 0n),
      withFranchisesMinor: BigInt(byId.get(id)?.franchises ?? 0n) }),
  })));
}
