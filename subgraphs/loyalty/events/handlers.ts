import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import { NotYet } from '../../kernel/errors.ts';
import {
  onEvent, type ArrivedEvent, type HandlerContext,
} from '../../kernel/events/handler.ts';
import { personVisibilityHandler } from '../../kernel/events/person-visibility.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { accrueOrders, type SaleInput } from '../commands/accrue-orders.ts';
import { mergeAccounts } from '../commands/merge-accounts.ts';
import { openAccounts } from '../commands/open-accounts.ts';
import { storeFxTable } from '../commands/store-fx-table.ts';
import { takeDeliveries } from '../commands/take-deliveries.ts';
import { takeReturns } from '../commands/take-returns.ts';

/** Larger transactions get slower again on few accounts: the planner turns to hash joins. */
const CHUNK = 250;

export function chunksOf<T>(items: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size));
}

function needAll(outcomes: readonly Outcome<unknown>[]): void {
  const refusal = outcomes.find((outcome) => !outcome.ok);
  if (refusal && !refusal.ok) throw new NotYet(refusal.refusals[0]!.message);
}

/** Sales whose buyer is known. */
async function accrue(
  events: readonly ArrivedEvent<OrderFacts & { late?: boolean }>[], context: HandlerContext,
  linked: boolean,
): Promise<void> {
  const known = events.filter(({ payload }) => payload.memberId && payload.region);
  for (const chunk of chunksOf(known)) {
    needAll(await context.runBatch(accrueOrders, chunk.map((event) => ({
      event,
      input: {
        facts: event.payload as SaleInput['facts'],
        linkedAt: linked && event.payload.late !== false ? event.at : null,
      },
    }))));
  }
}

export const loyaltyHandlers = [
  personVisibilityHandler('member.visibility-changed.v1'),
  onEvent<EventPayloads['member.enrolled.v1']>('member.enrolled.v1', async (events, context) => {
    await context.runBatch(openAccounts, events.map((event) => ({
      event,
      input: {
        memberId: event.payload.memberId, region: event.payload.region,
        enrolledAt: event.payload.enrolledAt,
      },
    })));
  }),
  onEvent<EventPayloads['member.merged.v1']>('member.merged.v1', async (events, context) => {
    for (const event of events) {
      needAll([await context.run(mergeAccounts, event, event.payload)]);
    }
  }),
  onEvent<OrderFacts>('order.recorded.v1', (events, context) => accrue(events, context, false)),
  onEvent<OrderFacts>('order.linked.v1', (events, context) => accrue(events, context, true)),
  onEvent<EventPayloads['order.delivered.v1']>('order.delivered.v1', async (events, context) => {
    for (const chunk of chunksOf(events)) {
      await context.runBatch(takeDeliveries, chunk.map((event) => ({
        event,
        input: {
          orderId: event.payload.orderId, deliveredAt: event.payload.deliveredAt,
          windowEndsAt: event.payload.windowEndsAt,
        },
      })));
    }
  }),
  onEvent<EventPayloads['order.returned.v1']>('order.returned.v1', async (events, context) => {
    for (const chunk of chunksOf(events)) {
      await context.runBatch(takeReturns, chunk.map((event) => ({
        event, input: {
          orderId: event.payload.orderId, returnId: event.payload.returnId,
          returnedAt: event.payload.returnedAt,
          lines: event.payload.lines,
        },
      })));
    }
  }),
  onEvent<EventPayloads['fx-table.published.v1']>('fx-table.published.v1',
    async (events, context) => {
      await context.runBatch(storeFxTable,
        events.map((event) => ({ event, input: event.payload })));
    }),
];
