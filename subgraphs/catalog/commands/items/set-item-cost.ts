import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { isCurrency, parseAmount } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { isText } from '../../domain/checks.ts';
import { isTooFarAhead, MAX_AHEAD_DAYS, MAX_IMPORT, MAX_REASON } from '../../domain/limits.ts';
import { itemCostTable } from '../../persistence/tables/item-cost.table.ts';
import { announceItems } from './announce-items.ts';

export interface SetItemCost {
  readonly itemId: string;
  readonly amount: string;
  readonly currency: string;
  /** Null: from now on. */
  readonly effectiveAt: Date | null;
  readonly reason: string | null;
}

export type SetItemCostCode = 'NOT_FOUND' | 'INVALID' | 'BEFORE_LAST_COST';

type CostRow = Readonly<RowOf<typeof itemCostTable>>;

/**
 * What one piece costs us, by date: a new cost begins after the last one began, so that margins that were
 * reported do not move. A cost dated ahead is announced when its day comes.
 */
export const setItemCosts = defineBatchCommand<SetItemCost, { itemId: string }, SetItemCostCode>({
  name: 'catalog.set-item-cost',
  maxBatch: MAX_IMPORT,
  executeAll: async (tx, requests) => {
    const ids = [...new Set(requests.map(({ input }) => input.itemId))];
    const last = await lastCosts(tx, ids);
    const rows: CostRow[] = [];
    const outcomes = requests.map((request): Outcome<{ itemId: string }, SetItemCostCode> => {
      const decided = decide(tx, request, last);
      if (!decided.ok) return decided;
      const row = decided.value;
      tx.audit({
        subjectId: row.itemId, by: request, reason: row.reason ?? undefined,
        before: toldOf(last.get(row.itemId)), after: toldOf(row),
      });
      last.set(row.itemId, row);
      rows.push(row);
      return accepted({ itemId: row.itemId });
    });
    await tx.sql.insertInto(itemCostTable, rows);
    await tell(tx, rows);
    return outcomes;
  },
});

/** Whoever reads the audit trail need not see costs: how much stands in the item's own history, for finance. */
function toldOf(row: CostRow | null | undefined): object | null {
  return row ? { effectiveAt: row.effectiveAt, currency: row.currency } : null;
}

async function lastCosts(tx: Tx, ids: readonly string[]): Promise<Map<string, CostRow | null>> {
  await tx.sql.run`
    select 1 from item where id = any(${[...ids]}::uuid[]) order by id for update`;
  const rows = await tx.sql.all<CostRow & { id: string }>`
    select i.id, ${columnsOf(itemCostTable, { as: 'c' })} from item i left join lateral (select * from item_cost k
      where k.item_id = i.id order by effective_at desc limit 1) c on true
    where i.id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, ...row }) => [id, row.itemId ? row : null]));
}

function decide(
  tx: Tx, { input, actor }: BatchRequest<SetItemCost>, last: ReadonlyMap<string, CostRow | null>,
): Outcome<CostRow, SetItemCostCode> {
  const former = last.get(input.itemId);
  if (former === undefined) return refused('NOT_FOUND', 'There is no such item.', ['itemId']);
  const minor = isCurrency(input.currency) ? parseAmount(input.amount, input.currency) : null;
  if (minor === null || minor < 0n) {
    return refused('INVALID', 'An amount of its currency, not below zero.', ['cost']);
  }
  if (input.reason !== null && !isText(input.reason, MAX_REASON)) {
    return refused('INVALID', `A reason has 1 to ${MAX_REASON} characters.`, ['reason']);
  }
  const effectiveAt = input.effectiveAt ?? tx.now;
  if (isTooFarAhead(effectiveAt, tx.now, MAX_AHEAD_DAYS)) {
    return refused('INVALID', 'At most two years ahead.', ['effectiveAt']);
  }
  if (former && former.effectiveAt.getTime() >= effectiveAt.getTime()) {
    return refused('BEFORE_LAST_COST', 'A cost begins after the last one began.', ['effectiveAt'],
      { lastEffectiveAt: former.effectiveAt });
  }
  return accepted({
    itemId: input.itemId, effectiveAt, costMinor: minor, currency: input.currency,
    reason: input.reason?.trim() ?? null, setBy: actor.name, setAt: tx.now,
  });
}

async function tell(tx: Tx, rows: readonly CostRow[]): Promise<void> {
  const begun = rows.filter((row) => row.effectiveAt.getTime() <= tx.now.getTime());
  if (begun.length > 0) await announceItems(tx, { itemIds: begun.map((row) => row.itemId) });
  for (const row of rows) {
    if (begun.includes(row)) continue;
    tx.schedule({
      job: 'announce-items', at: row.effectiveAt, payload: { itemIds: [row.itemId] },
      key: `announce-cost:${row.itemId}:${row.effectiveAt.toISOString()}`,
    });
  }
}
