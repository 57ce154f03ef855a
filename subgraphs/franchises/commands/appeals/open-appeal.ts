import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { decideBy, isTooLate } from '../../domain/appeals/appeal.ts';
import { hasEnded } from '../../persistence/endings.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readCurrentPeriods } from '../../persistence/member-homes.ts';
import { attributionAppealTable } from '../../persistence/tables/attribution-appeal.table.ts';
import { refusalOfEvidence, type Evidence } from './check-evidence.ts';

export interface OpenAppeal extends Evidence {
  /** One of the two: an order that the franchise sold, or a member that it sees. */
  readonly orderId: string | null;
  readonly memberId: string | null;
}
export type OpenAppealCode = 'FRANCHISE_ONLY' | 'INVALID' | 'PHOTO_INVALID' | 'NOT_FOUND' | 'APPEAL_TOO_LATE'
  | 'ALREADY_HOME' | 'ALREADY_OPEN' | 'FRANCHISE_CLOSED';

/** `seen`: who it is, where the franchise sees that itself; of others nothing is decided here that it could tell. */
interface Subject { readonly memberId: string | null; readonly seen: string | null }

/**
 * A franchise appeals against where a member belongs. Of the buyer of its order it learns nothing: the answer is the
 * same whoever that is, and also where the house does not know who it is.
 */
export const openAppeal = defineCommand<OpenAppeal, { appealId: string }, OpenAppealCode>({
  name: 'franchises.open-appeal',
  execute: async (tx, input) => {
    const { tenantId } = tx.actor;
    if (tx.actor.kind !== 'tenant' || !tenantId) return refused('FRANCHISE_ONLY', 'Only a franchise appeals.');
    const refusal = refusalOfEvidence(input);
    if (refusal) return refusal;
    if ((input.orderId === null) === (input.memberId === null)) {
      return refused('INVALID', 'Name an order or a member, one of the two.', ['orderId']);
    }
    await shareMerges(tx.sql);
    if (await hasEnded(tx.sql, tenantId)) return refused('FRANCHISE_CLOSED', 'The franchise has ended.');
    const subject = input.orderId ? await buyerOf(tx, input.orderId, tenantId)
      : await memberNamed(tx, input.memberId!);
    if ('ok' in subject) return subject;
    if (subject.seen && await isAtHome(tx, subject.seen, tenantId)) {
      return refused('ALREADY_HOME', 'The member is at home with you.', [input.orderId ? 'orderId' : 'memberId']);
    }
    if (await isOpen(tx, tenantId, input.orderId, subject.memberId)) {
      return refused('ALREADY_OPEN', 'Your appeal is being decided.', [input.orderId ? 'orderId' : 'memberId']);
    }
    return accepted({ appealId: await write(tx, tenantId, input, subject) });
  },
});

async function buyerOf(tx: Tx, orderId: string, tenantId: string) {
  const order = await tx.sql.maybe<{ memberId: string | null; paidAt: Date }>`
    select member_id as "memberId", paid_at as "paidAt" from order_fact
    where order_id = ${orderId} and franchise_id = ${tenantId}`;
  if (!order) return refused('NOT_FOUND', 'There is no such order of yours.', ['orderId']);
  if (isTooLate(order.paidAt, tx.now)) {
    return refused('APPEAL_TOO_LATE', 'An order is appealed for within 90 days of its payment.', ['orderId']);
  }
  return { memberId: null, seen: order.memberId && await visibleOne(tx, order.memberId) };
}

async function memberNamed(tx: Tx, asked: string) {
  const memberId = (await survivorsOf(tx.sql, [asked]))(asked);
  const seen = await visibleOne(tx, memberId);
  // Locked: two appeals for one member at once meet here.
  const known = seen && (await lockFamilies(tx.sql, new Map([[memberId, null]]))).homes.has(memberId);
  return known ? { memberId, seen } : refused('NOT_FOUND', 'There is no such member.', ['memberId']);
}

async function visibleOne(tx: Tx, memberId: string): Promise<string | null> {
  return (await tx.visible([memberId], tx.actor)).has(memberId) ? memberId : null;
}

async function isAtHome(tx: Tx, memberId: string, tenantId: string): Promise<boolean> {
  const current = (await readCurrentPeriods(tx.sql, [memberId])).get(memberId);
  return current?.franchiseId === tenantId && (current.until === null || current.until > tx.now);
}

/** Of an order by the order, never by its buyer: that two orders are one person's is not told. */
async function isOpen(
  tx: Tx, tenantId: string, orderId: string | null, memberId: string | null,
): Promise<boolean> {
  const open = orderId
    ? await tx.sql.maybe`select 1 from attribution_appeal where order_id = ${orderId} and state = 'open'`
    : await tx.sql.maybe`select 1 from attribution_appeal where franchise_id = ${tenantId}
        and member_id = ${memberId} and order_id is null and state = 'open'`;
  return open !== null;
}

async function write(
  tx: Tx, franchiseId: string, { orderId, memberId: namedId, statement, photos }: OpenAppeal, { memberId }: Subject,
): Promise<string> {
  const id = newId(tx.now);
  await tx.sql.insertInto(attributionAppealTable, [{
    id, franchiseId, orderId, memberId, statement: statement.trim(), photos: [...new Set(photos)],
    state: 'open', openedAt: tx.now, openedBy: tx.actor.name, decideBy: decideBy(tx.now),
  }]);
  if (memberId && namedId) await tagNamed(tx, 'attribution_appeal', [{ key: [id], namedId }]);
  // Not whom: the trail of a franchise is read by its people.
  tx.audit({ subjectId: id, after: { state: 'open', orderId, photos: photos.length } });
  return id;
}
