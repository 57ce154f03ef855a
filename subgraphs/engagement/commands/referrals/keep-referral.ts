import type { EventPayloads } from '../../../contracts/events.ts';
import { localDay } from '../../../kernel/business-day.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { selfReferralFinding } from '../../domain/abuse.ts';
import { whyNotKept } from '../../domain/referral.ts';
import type { ReferralReason } from '../../domain/words.ts';
import { noteFinding } from '../../persistence/cases.ts';
import { grantPoints } from '../../persistence/grants.ts';
import { idsOf, lockPerson, type Person } from '../../persistence/persons.ts';
import { engagementPolicyAt } from '../../persistence/policies.ts';
import type { orderFactTable } from '../../persistence/tables/order-fact.table.ts';
import { referralTable } from '../../persistence/tables/referral.table.ts';
import { isKeptBy } from './kept-by.ts';

type Order = RowOf<typeof orderFactTable>;
type Referral = RowOf<typeof referralTable>;

/** A friend's kept sale of enough keeps its referral: both sides are rewarded, or it is refused for good. */
export async function keepReferral(tx: Tx, order: Order, friend: Person): Promise<void> {
  const ids = await idsOf(tx.sql, friend.memberId);
  const referrals = await tx.sql.all<Referral>`select ${columnsOf(referralTable)} from referral
    where friend_id = any(${ids}::uuid[]) order by enrolled_at, id for update`;
  const referral = referrals.find(({ state }) => state === 'pending');
  if (!referral) return;
  const book = await readCodebook(tx.sql);
  if (!await isKeptBy(tx, order, friend.region, tx.now, book)) return;
  const referrer = await lockPerson(tx.sql, referral.referrerId);
  if (!referrer) return;
  const { rules } = await engagementPolicyAt(tx.sql, tx.now);
  const { year } = localDay(tx.now, book.zoneOf(referrer.region, tx.now));
  const reason = whyNotKept({
    samePerson: referrer.memberId === friend.memberId,
    referredBefore: referrals.some(({ state }) => state === 'kept'),
    keptThisYear: await keptIn(tx, referrer, year),
  }, rules);
  if (reason) return refuse(tx, referral, reason, referrer);
  await tx.sql.run`update referral set state = 'kept', order_id = ${order.orderId}, points = ${rules.referralReward},
    decided_at = ${tx.now}, kept_year = ${year} where id = ${referral.id}`;
  await reward(tx, referral, [referrer, friend], rules.referralReward);
  tx.emit('referral.kept.v1', referral.id, {
    referralId: referral.id, referrerId: referrer.memberId, friendId: friend.memberId, orderId: order.orderId,
    keptAt: tx.now,
  } satisfies EventPayloads['referral.kept.v1']);
  tx.audit({ subjectId: referral.id, after: { state: 'kept', orderId: order.orderId } });
}

async function reward(tx: Tx, { id }: Referral, sides: readonly Person[], points: number): Promise<void> {
  if (points === 0) return;
  for (const person of sides) {
    await grantPoints(tx, person, {
      cause: 'referral', slot: `referral:${id}`, referralId: id, points, label: '老带新 Referral',
    });
  }
}

/** Under the lock of the referrer, by whose year it counts. */
async function keptIn(tx: Tx, referrer: Person, year: number): Promise<number> {
  const { count } = await tx.sql.one<{ count: number }>`select count(*)::int as count from referral
    where referrer_id = any(${await idsOf(tx.sql, referrer.memberId)}::uuid[]) and state = 'kept'
      and kept_year = ${year}`;
  return count;
}

async function refuse(tx: Tx, referral: Referral, reason: ReferralReason, referrer: Person): Promise<void> {
  await tx.sql.run`update referral set state = 'refused', reason = ${reason}, decided_at = ${tx.now}
    where id = ${referral.id}`;
  tx.audit({ subjectId: referral.id, after: { state: 'refused', reason } });
  if (reason === 'same_person') await noteFinding(tx, referrer.memberId, selfReferralFinding(referral.id));
}
