import type { Actor } from '../../kernel/actor.ts';
import { defineBatchCommand, type Tx } from '../../kernel/commands/command.ts';
import { readIdentifier } from '../../kernel/identifier.ts';
import { accepted, refused, type Outcome } from '../../kernel/outcome.ts';
import { isTimeUp } from '../domain/hold-time.ts';
import { claimsPaidBy, type PaidOrder } from '../domain/order-of-claim.ts';
import {
  readPaid, saveClaims, type ClaimInHand, type PaidClaims,
} from '../persistence/claims.ts';
import { settleDrops } from '../persistence/promote-waiting.ts';
import { readPersons } from '../persistence/same-person.ts';
import { schedulePoints } from '../persistence/schedule.ts';
import { lockSweptClaims } from './sweep-holds.ts';

export interface ConfirmInput {
  readonly claimId: string | null;
  readonly externalOrderNo: string | null;
  readonly orderId: string | null;
  /**
   * The order as orders knows it, null where it knows none yet. A function, since what another room says is no
   * part of what was asked: the same request again is the same, whatever became of the order meanwhile.
   */
  readonly paidBy: () => PaidOrder | null;
}

export const CONFIRM_CODES = {
  NOT_FOUND: 'There is no such claim, or it was made through another channel; or no such order.',
  INVALID_ORDER_NO: 'An order number has 1 to 100 characters, none of them invisible.',
  ORDER_MISMATCH: 'The order does not pay this claim: it is of another member or channel, was taken back, or has '
    + 'no piece left of the item at the price of the drop.',
  NOT_CLAIMED: 'The claim does not hold a piece any more, or not yet.',
  HOLD_EXPIRED: 'The hold time is over.',
} as const;
export type ConfirmCode = keyof typeof CONFIRM_CODES;

/** Payment arrived: the piece is sold and the held points are to be captured. */
export const confirmClaims = defineBatchCommand<ConfirmInput, { claimId: string }, ConfirmCode>({
  name: 'campaigns.confirm-claim',
  maxBatch: 250,
  executeAll: async (tx, requests) => {
    const { drops, claims } = await lockSweptClaims(tx, requests.flatMap(({ input }) => input.claimId ?? []));
    const paid = await readPaid(tx.sql, requests.flatMap(({ input }) => input.paidBy()?.orderId ?? []));
    const personal = await readPersons(tx.sql,
      requests.map(({ input }) => [input.paidBy(), claims.get(input.claimId ?? '')]));
    const captured: ClaimInHand[] = [];
    const outcomes = requests.map(({ input, actor, requestId }) => {
      const claim = claims.get(input.claimId ?? '');
      const order = input.paidBy();
      const refusal = refusalOf(tx, claim, input, actor)
        ?? refusalOfOrder(personal(claim!), order && personal(order), actor, paid);
      if (refusal) return refusal;
      capture(tx, claim!, input);
      drops.get(claim!.dropId)!.captured += 1;
      captured.push(claim!);
      tx.audit({
        subjectId: claim!.id, before: { state: 'claimed' }, by: { actor, requestId },
        after: { state: 'captured', externalOrderNo: input.externalOrderNo },
      });
      return accepted({ claimId: claim!.id });
    });
    await saveClaims(tx.sql, captured);
    await settleDrops(tx, captured.map((claim) => drops.get(claim.dropId)!));
    return outcomes;
  },
});

function refusalOf(
  tx: Tx, claim: ClaimInHand | undefined, input: ConfirmInput, actor: Actor,
): Outcome<never, ConfirmCode> | null {
  const foreign = actor.kind === 'channel' && claim?.channelId !== actor.channelId;
  if (!claim || foreign) return refused('NOT_FOUND', CONFIRM_CODES.NOT_FOUND, ['claimId']);
  const { externalOrderNo } = input;
  if (externalOrderNo !== null && readIdentifier(externalOrderNo, 100) === null) {
    return refused('INVALID_ORDER_NO', CONFIRM_CODES.INVALID_ORDER_NO, ['externalOrderNo']);
  }
  if (isTimeUp(claim, tx.now)) return refused('HOLD_EXPIRED', CONFIRM_CODES.HOLD_EXPIRED, ['claimId']);
  if (claim.state !== 'claimed') {
    return refused('NOT_CLAIMED', CONFIRM_CODES.NOT_CLAIMED, ['claimId']);
  }
  return null;
}

/** An order that is known pays as many claims on an item as it has pieces of it at the price. */
function refusalOfOrder(
  claim: ClaimInHand, order: PaidOrder | null, actor: Actor, paid: PaidClaims,
): Outcome<never, ConfirmCode> | null {
  if (!order) return null;
  const key = `${order.orderId} ${claim.itemId}`;
  const used = paid.get(key) ?? 0;
  // Head office may settle a claim with a sale of another channel; a channel only with its own.
  const channelId = actor.kind === 'channel' ? claim.channelId : null;
  if (used >= claimsPaidBy(order, { ...claim, channelId })) {
    return refused('ORDER_MISMATCH', CONFIRM_CODES.ORDER_MISMATCH, ['orderId']);
  }
  paid.set(key, used + 1);
  return null;
}

function capture(tx: Tx, claim: ClaimInHand, input: ConfirmInput): void {
  Object.assign(claim, {
    state: 'captured', orderId: input.paidBy()?.orderId ?? input.orderId,
    externalOrderNo: input.externalOrderNo === null ? null : readIdentifier(input.externalOrderNo, 100),
    settledAt: tx.now,
  });
  if (claim.pointsState !== 'held') return;
  claim.pointsState = 'capture_due';
  schedulePoints(tx);
}
