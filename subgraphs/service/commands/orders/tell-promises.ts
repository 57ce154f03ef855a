import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

type Told = EventPayloads['service-order.promise.v1'];
type Row = Omit<Told, 'what' | 'at'>;

/** Promised times that are near or over, told once each. A promise that was broken stays so. */
export const tellPromises = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'service.tell-promises',
  execute: async (tx, { limit }) => {
    const near = await tx.sql.all<Row>`update service_order set warned_at = ${tx.now} where id in (
        select id from service_order where warned_at is null and ready_at is null and closed_at is null
          and warn_at <= ${tx.now} order by warn_at limit ${limit} for update skip locked)
      returning id as "serviceOrderId", member_id as "memberId", outlet_id as "outletId",
        tenant_id as "franchiseId", promised_at as "promisedAt"`;
    const over = await tx.sql.all<Row>`update service_order set broken_at = ${tx.now} where id in (
        select id from service_order where broken_at is null and ready_at is null and closed_at is null
          and promised_at < ${tx.now} order by promised_at limit ${limit} for update skip locked)
      returning id as "serviceOrderId", member_id as "memberId", outlet_id as "outletId",
        tenant_id as "franchiseId", promised_at as "promisedAt"`;
    tell(tx, near, 'warned');
    tell(tx, over, 'broken');
    return accepted({ told: near.length + over.length });
  },
});

function tell(tx: Tx, rows: readonly Row[], what: Told['what']): void {
  for (const row of rows) {
    tx.emit('service-order.promise.v1', row.serviceOrderId, { ...row, what, at: tx.now } satisfies Told);
    tx.audit({ subjectId: row.serviceOrderId, after: { promise: what, promisedAt: row.promisedAt } });
  }
}
