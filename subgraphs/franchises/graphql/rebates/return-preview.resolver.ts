import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { MAX_ORDER_LINES } from '../../../contracts/limits.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { readMoney } from '../../../kernel/graph/money.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { rebatesById } from '../../queries/rebates.ts';
import { returnPreviewsOf, type PlannedReturn } from '../../queries/return-previews.ts';
import { Rebate } from './rebate.type.ts';
import { RebateReturnLine, RebateReturnPreview, ReturnPreviewLineInput } from './return-preview.type.ts';
import { Order } from '../stubs.type.ts';

@Resolver(() => Order)
export class ReturnPreviewResolver {
  @FieldResolver(() => RebateReturnPreview, {
    nullable: true,
    description: 'What a return would take back of the rebates 退货分润预览; null when the order has no '
      + 'rebate that may be seen. At most 25 in one request.',
  })
  @Scopes('franchises:rebates')
  async rebateReturnPreview(
    @Root() order: Order,
    @Arg('lines', () => [ReturnPreviewLineInput], {
      description: 'What would be left of each returned line; 1 to 1,000, each once.',
    }) lines: ReturnPreviewLineInput[],
    @Ctx() context: GraphContext,
  ): Promise<RebateReturnPreview | null> {
    const planned = readLines(lines);
    const orderId = decodeId(PREFIX.order, order.id);
    if (!orderId) return null;
    const preview = await context.load(returnPreviewsOf, { orderId, lines: planned });
    if (preview && lines.some((line) => line.remainingBase.currency !== preview.currency)) {
      throw new RequestError('BAD_USER_INPUT', `remainingBase is in ${preview.currency}.`);
    }
    return preview;
  }
}

@Resolver(() => RebateReturnLine)
export class RebateReturnLineResolver {
  @FieldResolver(() => Rebate, {
    nullable: true, description: 'The rebate as it stands: who gets it, who pays it.',
  })
  rebate(@Root() { rebateUuid }: RebateReturnLine, @Ctx() context: GraphContext) {
    return context.load(rebatesById, rebateUuid);
  }
}

/** A line that is no id of the house belongs to no order. */
function readLines(lines: readonly ReturnPreviewLineInput[]): PlannedReturn['lines'] {
  if (lines.length < 1 || lines.length > MAX_ORDER_LINES) {
    throw new RequestError('LIMIT_EXCEEDED', `lines has 1 to ${MAX_ORDER_LINES} items.`);
  }
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) {
    throw new RequestError('BAD_USER_INPUT', 'Each line is given once.');
  }
  return lines.flatMap((line) => {
    const remaining = readMoney(line.remainingBase)?.minor;
    if (remaining === undefined || remaining < 0n) {
      throw new RequestError('BAD_USER_INPUT', 'remainingBase is an amount, zero or more.');
    }
    const lineId = decodeId(PREFIX.orderLine, line.lineId);
    return lineId ? [{ lineId, remainingMinor: String(remaining) }] : [];
  });
}
