import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readNote } from '../../domain/texts.ts';
import { lockOwn, rulesOf } from '../../persistence/service-orders.ts';
import { unknown } from './refuse.ts';

export interface RateServiceOrder {
  readonly serviceOrderId: string;
  readonly stars: number;
  readonly text: string | null;
  /** It is meant as a complaint, too. */
  readonly complain: boolean;
}

export type RateCode = 'NOT_FOUND' | 'INVALID' | 'NOT_OVER' | 'ALREADY_RATED' | 'NO_COMPLAINT';

/** The customer's word on a service, once; a bad one may be a complaint, which members keeps. */
export const rateServiceOrder = defineCommand<RateServiceOrder, { serviceOrderId: string }, RateCode>({
  name: 'service.rate-order',
  execute: async (tx, { serviceOrderId, stars, text: told, complain }) => {
    const row = await lockOwn(tx, serviceOrderId);
    if (!row) return unknown();
    if (row.ratedAt !== null) return refused('ALREADY_RATED', 'It was rated before.', ['id']);
    if (row.closedAt === null) return refused('NOT_OVER', 'It is not over yet.', ['id']);
    if (!Number.isInteger(stars) || stars < 1 || stars > 5) {
      return refused('INVALID', 'There are 1 to 5 stars.', ['stars']);
    }
    const text = readNote(told, 1_000);
    if (text === undefined) return refused('INVALID', 'At most 1,000 characters.', ['text']);
    const { rules } = await rulesOf(tx.sql, row);
    if (complain && (text === null || stars > rules.complaintStars)) {
      return refused('NO_COMPLAINT', `A complaint says why, with at most ${rules.complaintStars} stars.`, ['complain']);
    }
    await tx.sql.run`update service_order set stars = ${stars}, feedback = ${text}, rated_at = ${tx.now},
      complaint_state = ${complain ? 'asked' : 'none'} where id = ${serviceOrderId}`;
    tx.emit('service-order.rated.v1', row.id, {
      serviceOrderId: row.id, memberId: row.memberId, outletId: row.outletId, franchiseId: row.tenantId, stars,
      at: tx.now,
    } satisfies EventPayloads['service-order.rated.v1']);
    tx.audit({ subjectId: row.id, after: { stars, complain } });
    return accepted({ serviceOrderId });
  },
});
