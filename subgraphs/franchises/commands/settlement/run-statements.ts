import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { settledBy, statementNumber } from '../../domain/settlement/statement.ts';
import { fillDrafts, franchisesToSettle, type SettledMonth } from '../../persistence/settlement/countable.ts';
import { tellStatements } from '../../persistence/settlement/statements.ts';
import { statementTable } from '../../persistence/tables/settlement/statement.table.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { lockRegion, settledMonth } from './checks.ts';

export interface RegionMonth { readonly region: string; readonly month: string }
export type RunStatementsCode =
  'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'INVALID' | 'MONTH_NOT_OVER' | 'MONTH_ISSUED' | 'MONTH_OUT_OF_TURN';
export interface StatementsRun extends RegionMonth { readonly statements: number; readonly lines: number }

/** What stands in the way: months are settled one after the other, each once. */
async function refusalOfRun(tx: Tx, { region, month }: RegionMonth) {
  const { issued, later, earlier } = await tx.sql.one<{ issued: boolean; later: boolean; earlier: boolean }>`select
    exists (select 1 from statement where region = ${region} and month = ${month} and state <> 'draft') as issued,
    exists (select 1 from statement where region = ${region} and month > ${month}) as later,
    exists (select 1 from statement where region = ${region} and month < ${month} and state = 'draft') as earlier`;
  if (issued) {
    return refused('MONTH_ISSUED' as const, 'The month is issued; what comes late stands in the next.', ['month']);
  }
  if (later) return refused('MONTH_OUT_OF_TURN' as const, 'A later month has statements.', ['month']);
  return earlier
    ? refused('MONTH_OUT_OF_TURN' as const, 'An earlier month is a draft still: issue it first.', ['month']) : null;
}

/**
 * Drafts the statements of a region's month, one for each franchise and currency, from every entry that counts by
 * then and stands on none; again, it brings the drafts up to date. One transaction, of a handful of statements
 * whatever the number of entries: what is stopped in the middle leaves nothing.
 */
export const runStatements = defineCommand<RegionMonth, StatementsRun, RunStatementsCode>({
  name: 'franchises.run-statements',
  execute: async (tx, { region, month }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const { of, refusal } = await settledMonth(tx, region, month);
    if (refusal) return refusal;
    if (of.to > tx.now) return refused('MONTH_NOT_OVER', 'The month is not over.', ['month']);
    await lockRegion(tx, region);
    const inTheWay = await refusalOfRun(tx, of);
    if (inTheWay) return inTheWay;
    const before = await draftsOf(tx, of);
    await emptyDrafts(tx, of);
    await addDrafts(tx, of);
    await fillDrafts(tx, of);
    await sumDrafts(tx, of);
    const after = await draftsOf(tx, of);
    const changed = after.filter((draft) => !before.some((was) => was.id === draft.id && was.said === draft.said));
    await tx.sql.run`update statement set version = version + 1, drafted_at = ${tx.now},
        drafted_by = ${tx.actor.name}, drafted_by_id = ${tx.actor.id}
      where id = any(${changed.map(({ id }) => id)}::uuid[])`;
    await tellStatements(tx, changed.map(({ id }) => id));
    for (const { id, said } of changed) {
      tx.audit({ subjectId: id, before: before.find((was) => was.id === id) ?? null, after: { said } });
    }
    return accepted({ region, month, statements: after.length,
      lines: after.reduce((sum, { lines }) => sum + lines, 0) });
  },
});

interface Draft { id: string; lines: number; said: string }

function draftsOf(tx: Tx, { region, month }: SettledMonth): Promise<Draft[]> {
  return tx.sql.all<Draft>`select id, lines, concat_ws(' ', lines, lines_minor, carried_in_minor, carried_from) as said
    from statement where region = ${region} and month = ${month} and state = 'draft' order by id`;
}

async function emptyDrafts(tx: Tx, { region, month }: SettledMonth): Promise<void> {
  await tx.sql.run`delete from statement_line where statement_id in (
    select id from statement where region = ${region} and month = ${month} and state = 'draft')`;
}

/** What the newest earlier statement of each franchise and currency leaves to be carried. */
export interface Earlier {
  id: string; franchise_id: string; code: string; currency: string; state: string; net_minor: bigint;
}

export function readEarlier(tx: Tx, { region, month }: RegionMonth): Promise<Earlier[]> {
  return tx.sql.all<Earlier>`select distinct on (s.franchise_id, s.currency) s.id, s.franchise_id, f.code, s.currency,
      s.state, s.net_minor
    from statement s join franchise f on f.id = s.franchise_id
    where f.region = ${region} and s.month < ${month} order by s.franchise_id, s.currency, s.month desc`;
}

/** Who has entries, or owes something from before. */
async function addDrafts(tx: Tx, month: SettledMonth): Promise<void> {
  const owing = (await readEarlier(tx, month)).filter(isCarried);
  const wanted = [...await franchisesToSettle(tx.sql, month), ...owing];
  const byKey = new Map(wanted.map((row) => [`${row.franchise_id} ${row.currency}`, row]));
  await tx.sql.insertInto(statementTable, [...byKey.values()].map((row) => ({
    id: newId(tx.now), number: statementNumber(row.code, month.month, row.currency), franchiseId: row.franchise_id,
    region: month.region, month: month.month, currency: row.currency, state: 'draft' as const,
    draftedAt: tx.now, draftedBy: tx.actor.name, draftedById: tx.actor.id,
  })), 'on conflict do nothing');
  await tx.sql.run`update statement set carried_in_minor = 0, carried_from = null
    where region = ${month.region} and month = ${month.month} and state = 'draft' and carried_from is not null`;
  await tx.sql.run`update statement s set carried_in_minor = t.carried, carried_from = t.id
    from unnest(${owing.map(({ id }) => id)}::uuid[], ${owing.map((row) => row.franchise_id)}::uuid[],
      ${owing.map(({ currency }) => currency)}::text[],
      ${owing.map((row) => settledBy(row.net_minor).carriedOutMinor)}::bigint[])
      as t (id, franchise_id, currency, carried)
    where s.franchise_id = t.franchise_id and s.currency = t.currency and s.month = ${month.month}
      and s.state = 'draft'`;
}

/** Only what is frozen is known; a paid one had nothing to carry. */
export function isCarried({ state, net_minor: net }: Pick<Earlier, 'state' | 'net_minor'>): boolean {
  return state === 'frozen' && net < 0n;
}

async function sumDrafts(tx: Tx, { region, month }: SettledMonth): Promise<void> {
  await tx.sql.run`update statement s set lines = coalesce(t.lines, 0), lines_minor = coalesce(t.minor, 0)
    from statement d left join (
      select l.statement_id, count(*)::int as lines, sum(l.amount_minor) as minor
      from statement_line l join statement o on o.id = l.statement_id
      where o.region = ${region} and o.month = ${month} and o.state = 'draft' group by 1) t on t.statement_id = d.id
    where d.id = s.id and d.region = ${region} and d.month = ${month} and d.state = 'draft'`;
}
