import { PREFIX } from '../../contracts/ids.ts';
import type { OrderFacts } from '../../contracts/events.ts';
import type { Actor } from '../../kernel/actor.ts';
import { encodeId } from '../../kernel/ids.ts';
import { formatAmount } from '../../kernel/money.ts';
import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';

const TAKEN = '{ total pending active expired others debt }';
const STANDING = '{ available pending debt growth pendingGrowth tier { code } provisional }';
const PREVIEW = `query($r: [_Any!]!, $lines: [ReturnPreviewLineInput!]!, $at: DateTime) {
  _entities(representations: $r) { ... on Order { pointsReturnPreview(lines: $lines, returnedAt: $at) {
    state growth points ${TAKEN} bonus ${TAKEN} before ${STANDING} after ${STANDING}
    givenBack { total repaidDebt toLots toGraceLots graceUntil }
    lines { lineId lineNo points ${TAKEN} bonus ${TAKEN} growth givenBack } } } } }`;

/** Lines as recordReturn with dryRun would give them; null leaves a line out. */
export function linesLeft(
  facts: OrderFacts, remaining: readonly (bigint | null)[], currency = facts.currency,
) {
  return remaining.flatMap((base, index) => (base === null ? [] : [{
    lineId: encodeId(PREFIX.orderLine, facts.lines[index]!.lineId),
    remainingBase: { amount: formatAmount(base, currency), currency },
  }]));
}

/** Asks for one and the same return of each of these orders. */
export function askPreviews(
  g: TestSubgraph, orderIds: readonly string[], lines: readonly object[], actor: Actor,
  returnedAt = '2026-09-10T04:00:00Z',
) {
  const r = orderIds.map((id) => ({ __typename: 'Order', id }));
  return g.query(PREVIEW, { r, lines, at: returnedAt }, actor);
}

export async function previewOf(
  g: TestSubgraph, facts: OrderFacts, remaining: readonly (bigint | null)[], actor: Actor,
  returnedAt?: string,
): Promise<any> {
  const { data, errors } = await askPreviews(
    g, [encodeId(PREFIX.order, facts.orderId)], linesLeft(facts, remaining), actor,
    returnedAt);
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities[0].pointsReturnPreview;
}
