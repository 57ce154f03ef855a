import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { rebatesById } from '../../queries/rebates.ts';
import { disputesByLine, linesById } from '../../queries/settlement/lines.ts';
import { Rebate } from '../rebates/rebate.type.ts';
import { Order } from '../stubs.type.ts';
import { StatementDispute, StatementLine } from './line.type.ts';

@Resolver(() => StatementLine)
export class StatementLineResolver {
  @FieldResolver(() => Rebate, { nullable: true, description: 'The rebate it is an amount of.' })
  rebate(@Root() { row }: StatementLine, @Ctx() context: GraphContext) {
    return context.load(rebatesById, row.rebateId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order it comes from.' })
  order(@Root() { row }: StatementLine): Order {
    return { id: encodeId(PREFIX.order, row.orderId) };
  }

  @FieldResolver(() => StatementLine, {
    nullable: true, description: 'The line of an earlier statement that was decided 异议结果; null: it is an entry itself.',
  })
  decisionOf(@Root() { row }: StatementLine, @Ctx() context: GraphContext) {
    return row.decisionOf ? context.load(linesById, row.decisionOf) : null;
  }

  @FieldResolver(() => StatementDispute, { nullable: true, description: 'Its dispute 异议; null: none.' })
  dispute(@Root() { row }: StatementLine, @Ctx() context: GraphContext) {
    return context.load(disputesByLine, row.id);
  }
}

@Resolver(() => StatementDispute)
export class StatementDisputeResolver {
  @FieldResolver(() => StatementLine, { nullable: true, description: 'The line.' })
  line(@Root() { lineUuid }: StatementDispute, @Ctx() context: GraphContext) {
    return context.load(linesById, lineUuid);
  }
}
