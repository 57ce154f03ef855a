import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { newId } from '../../kernel/ids.ts';
import { scoreOf, withFinding, type Finding } from '../domain/abuse.ts';
import { idsOf } from './persons.ts';
import { abuseCaseTable } from './tables/abuse-case.table.ts';

export type CaseRow = RowOf<typeof abuseCaseTable>;

/** The open case of a person, by whichever of its ids; null: it is not looked at. */
export async function openCaseOf(sql: Sql, memberId: string): Promise<string | null> {
  const row = await sql.maybe<{ id: string }>`select id from abuse_case
    where member_id = any(${await idsOf(sql, memberId)}::uuid[]) and state = 'open' order by id limit 1`;
  return row?.id ?? null;
}

/**
 * What was found of a person: its open case has it from now on, or a new one. What somebody has decided about already
 * opens nothing again.
 */
export async function noteFinding(tx: Tx, memberId: string, finding: Finding): Promise<void> {
  const cases = await tx.sql.all<CaseRow>`select ${columnsOf(abuseCaseTable)} from abuse_case
    where member_id = any(${await idsOf(tx.sql, memberId)}::uuid[]) order by id for update`;
  const isSame = ({ rule, where }: Finding) => rule === finding.rule && where === finding.where;
  if (cases.some(({ state, findings }) => state !== 'open' && findings.some(isSame))) return;
  const open = cases.find(({ state }) => state === 'open');
  if (!open) return openCase(tx, memberId, finding);
  const findings = withFinding(open.findings, finding);
  if (findings === open.findings) return;
  await tx.sql.run`update abuse_case set findings = ${JSON.stringify(findings)}::jsonb, score = ${scoreOf(findings)},
    version = version + 1 where id = ${open.id}`;
  tx.audit({ subjectId: open.id, before: { score: open.score }, after: { score: scoreOf(findings), finding } });
}

async function openCase(tx: Tx, memberId: string, finding: Finding): Promise<void> {
  const row = {
    id: newId(tx.now), memberId, state: 'open' as const, score: scoreOf([finding]), findings: [finding],
    openedAt: tx.now, told: 1n, isBinding: true,
  };
  await tx.sql.insertInto(abuseCaseTable, [row]);
  tx.audit({ subjectId: row.id, after: { memberId, score: row.score, finding } });
  tellReview(tx, row, true);
}

export function tellReview(
  tx: Tx, { id: caseId, memberId, told }: Pick<CaseRow, 'id' | 'memberId' | 'told'>, underReview: boolean,
): void {
  tx.emit('member.under-review.v1', caseId, {
    caseId, memberId, underReview, at: tx.now, version: told,
  } satisfies EventPayloads['member.under-review.v1']);
}
