import type { EventPayloads, OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { LinkKind } from '../../domain/provenance/link.ts';
import { linkOnto, lockChains, writeLinks } from './chain.ts';

/**
 * What happened to unique pieces by their lines; each line once, whoever tells it again. A sale that was told by hand,
 * as the piece was sold before its certificate, is the same as one of an order that was paid until a day after it.
 */
interface Happened {
  readonly certificateNo: string;
  /** Whose news it is. */
  readonly by: BatchRequest<unknown>;
  readonly kind: LinkKind;
  readonly at: Date;
  readonly cause: string;
}

const DAY_MS = 86_400_000;

async function append(tx: Tx, happened: readonly Happened[]): Promise<void> {
  if (happened.length === 0) return;
  const chains = await lockChains(tx.sql, [...new Set(happened.map(({ certificateNo }) => certificateNo))]);
  // After the lock: whoever told the same before has written it by now.
  const known = new Set((await tx.sql.all<{ cause: string }>`select cause from provenance_link
    where cause = any(${happened.map(({ cause }) => cause)}::text[])`).map(({ cause }) => cause));
  const byHand = new Map((await tx.sql.all<{ no: string; at: Date }>`select certificate_no as no, max(at) as at
    from provenance_link where certificate_no = any(${[...chains.keys()]}::text[]) and kind = 'sale' and cause is null
    group by certificate_no`).map(({ no, at }) => [no, at.getTime() + DAY_MS]));
  const rows = happened.flatMap(({ certificateNo, by, kind, at, cause }) => {
    const chain = chains.get(certificateNo);
    if (!chain || known.has(cause)) return [];
    if (kind === 'sale' && at.getTime() <= (byHand.get(certificateNo) ?? 0)) return [];
    known.add(cause);
    const row = linkOnto(chain, { kind, at, facts: [] }, cause);
    if (row) tx.audit({ by, after: { certificateNo, statement: row.statement } });
    return row ? [row] : [];
  });
  await writeLinks(tx.sql, [...chains.values()], rows);
}

/** A unique piece was sold: it has its next owner, who is counted and not named. */
export const takeSales = defineBatchCommand<OrderFacts, { orderId: string }, never>({
  name: 'catalog.take-sales',
  maxBatch: 200,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const lines = requests.flatMap((by) =>
      by.input.lines.map(({ lineId, itemId }) => ({ by, lineId, itemId, paidAt: by.input.paidAt })));
    const certified = await tx.sql.all<{ itemId: string; no: string }>`select item_id as "itemId", certificate_no as no
      from provenance where piece_no is null and item_id = any(${lines.map(({ itemId }) => itemId)}::uuid[])`;
    const noOf = new Map(certified.map(({ itemId, no }) => [itemId, no]));
    await append(tx, lines.flatMap(({ by, lineId, itemId, paidAt }): Happened[] => {
      const certificateNo = noOf.get(itemId);
      return certificateNo ? [{ certificateNo, by, kind: 'sale', at: paidAt, cause: `sale:${lineId}` }] : [];
    }));
    return requests.map(({ input: { orderId } }) => accepted({ orderId }));
  },
});

/** It came back: it is the house's again. */
export const takeReturns = defineBatchCommand<EventPayloads['order.returned.v1'], { orderId: string }, never>({
  name: 'catalog.take-returns',
  maxBatch: 200,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const lines = requests.flatMap((by) => by.input.lines.filter(({ returnedQuantity }) => returnedQuantity > 0)
      .map(({ lineId }) => ({ by, lineId, returnedAt: by.input.returnedAt })));
    const sold = await tx.sql.all<{ cause: string; no: string }>`select cause, certificate_no as no
      from provenance_link where cause = any(${lines.map(({ lineId }) => `sale:${lineId}`)}::text[])`;
    const noOf = new Map(sold.map(({ cause, no }) => [cause, no]));
    await append(tx, lines.flatMap(({ by, lineId, returnedAt }): Happened[] => {
      const certificateNo = noOf.get(`sale:${lineId}`);
      return certificateNo ? [{ certificateNo, by, kind: 'return', at: returnedAt, cause: `return:${lineId}` }] : [];
    }));
    return requests.map(({ input: { orderId } }) => accepted({ orderId }));
  },
});
