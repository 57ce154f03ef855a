import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { isRestricted } from '../../kernel/actor.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Money } from '../../kernel/graph/money.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { lineCosts, type LineCost } from '../queries/lines-by-order.ts';
import { OrderLine } from './order-line.type.ts';

@Resolver(() => OrderLine)
export class OrderLineResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: 'Cost of the line at payment 成本; null when unknown. Head office finance only.',
  })
  @Scopes('catalog:cost')
  async cost(@Root() line: OrderLine, @Ctx() context: GraphContext): Promise<Money | null> {
    return (await costOf(line, context))?.cost ?? null;
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'What the line was sold for at payment less its cost 毛利: net of all reductions and of points, before '
      + 'what old gold pays. A bracelet of 15,808.00 paid with old gold of 9,440.34, cost 15,000.00: 808.00. Null when '
      + 'the cost is unknown. Head office finance only.',
  })
  @Scopes('catalog:cost')
  async margin(@Root() line: OrderLine, @Ctx() context: GraphContext): Promise<Money | null> {
    return (await costOf(line, context))?.margin ?? null;
  }
}

/** Whatever scopes a partner was given by mistake, costs stay in head office. */
async function costOf(line: OrderLine, context: GraphContext): Promise<LineCost | null> {
  if (isRestricted(context.actor)) return null;
  return context.load(lineCosts, decodeId(PREFIX.orderLine, line.id)!);
}
