import { Arg, Ctx, Field, ID, InputType, Query, registerEnumType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { ordersPage, type OrdersSort as Sort } from '../queries/orders-page.ts';
import { OrderPage } from './order.type.ts';
import { OrderState, SortDirection } from './words.ts';

@InputType({ description: 'Which orders: all conditions together.' })
export class OrdersFilter {
  @Field(() => String, { nullable: true, description: 'Beginning of the order number.' })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Sold by this channel.' })
  channelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Sold at this outlet.' })
  outletId?: string | null;

  @Field(() => ID, {
    nullable: true, description: 'Bought by this member; none, where the caller does not see the member.',
  })
  memberId?: string | null;

  @Field(() => [OrderState], { nullable: true, description: 'Any of these states.' })
  states?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Paid at or after this instant.' })
  paidFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Paid before this instant.' })
  paidTo?: Date | null;

  @Field(() => Boolean, {
    nullable: true, description: 'True: only orders without member; false: only those with one.',
  })
  unlinked?: boolean | null;
}

const OrdersSortBy = {
  PAID_AT: 'paid_at', RECORDED_AT: 'recorded_at', EXTERNAL_NO: 'external_no', BASE: 'base_minor',
} as const;
registerEnumType(OrdersSortBy, {
  name: 'OrdersSortBy', description: 'What orders are sorted by.',
  valuesConfig: {
    PAID_AT: { description: 'Time of payment.' },
    RECORDED_AT: { description: 'Time of recording.' },
    EXTERNAL_NO: { description: 'Number of the order.' },
    BASE: { description: 'Base amount, whatever its currency.' },
  },
});

@InputType({ description: 'How orders are sorted; latest payment first when not given.' })
export class OrdersSort {
  @Field(() => OrdersSortBy, { defaultValue: 'paid_at', description: 'By what.' })
  by!: Sort['by'];

  @Field(() => SortDirection, { defaultValue: 'DESC', description: 'Which way.' })
  direction!: 'ASC' | 'DESC';
}

@Resolver()
export class OrdersListResolver {
  @Query(() => OrderPage, { description: 'Orders the caller may see.' })
  @Scopes('orders:read')
  async orders(
    @Arg('filter', () => OrdersFilter, { nullable: true, description: 'Which of them.' })
    filter: OrdersFilter | null,
    @Arg('sort', () => OrdersSort, { nullable: true, description: 'In which order.' })
    sort: OrdersSort | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first when not given.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    const asked = { ...filter };
    const channelId = read(PREFIX.channel, asked.channelId) ?? soldBy(asked.channelId, context);
    const outletId = read(PREFIX.outlet, asked.outletId);
    const memberId = read(PREFIX.member, asked.memberId);
    // A malformed id looks like an unknown one: nothing is found.
    if (channelId === undefined || outletId === undefined || memberId === undefined) {
      return EMPTY_PAGE;
    }
    return ordersPage(await context.sql(), {
      search: asked.search ?? null, channelId, outletId, memberId, states: asked.states ?? null,
      paidFrom: asked.paidFrom ?? null, paidTo: asked.paidTo ?? null,
      unlinked: asked.unlinked ?? null,
    }, { by: sort?.by ?? 'paid_at', descending: sort?.direction !== 'ASC' }, bounds, context.actor,
    await context.counting());
  }
}

/** A channel sees its own orders only: saying so lets the database use its index. */
export function soldBy(
  asked: string | null | undefined, { actor }: GraphContext,
): string | null | undefined {
  if (asked !== null && asked !== undefined) return undefined;
  return actor.kind === 'channel' ? actor.channelId ?? null : null;
}

/** Null when not asked for, undefined when it is no id of this kind. */
export function read(prefix: string, id: string | null | undefined): string | null | undefined {
  return id === null || id === undefined ? null : decodeId(prefix, id) ?? undefined;
}
