import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { MAX_ORDER_LINES } from '../../../contracts/limits.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { readMoney } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { returnPreviewsOf, type PlannedReturn } from '../../queries/return-previews.ts';
import { OrderWithPoints } from './order-points.type.ts';
import { PointsReturnPreview, ReturnPreviewLineInput } from './return-preview.type.ts';

@Resolver(() => OrderWithPoints)
export class ReturnPreviewResolver {
  @FieldResolver(() => PointsReturnPreview, {
    nullable: true,
    description: 'What a return would do to points, growth and tier 退货积分预览; null when the order is '
      + 'not visible, earned nothing, or its buyer is unknown. At most 25 in one request.',
  })
  @Scopes('loyalty:read')
  async pointsReturnPreview(
    @Root() order: OrderWithPoints,
    @Arg('lines', () => [ReturnPreviewLineInput], {
      description: 'What would be left of each returned line; 1 to 1,000, each once.',
    }) lines: ReturnPreviewLineInput[],
    @Arg('returnedAt', () => DateTimeScalar, {
      nullable: true, description: 'When the goods come back; now when not given.',
    }) returnedAt: Date | null,
    @Ctx() context: GraphContext,
  ): Promise<PointsReturnPreview | null> {
    return previewReturn(order.id, lines, returnedAt, context);
  }
}

/** What a return of one order would do; null when it may not be seen or earned nothing. */
export async function previewReturn(
  orderId: string, lines: readonly ReturnPreviewLineInput[], returnedAt: Date | null, context: GraphContext,
): Promise<PointsReturnPreview | null> {
  const planned = readLines(lines);
  const id = decodeId(PREFIX.order, orderId);
  if (!id) return null;
  const preview = await context.load(returnPreviewsOf, {
    orderId: id, lines: planned, now: context.now.toISOString(),
    returnedAt: (returnedAt ?? context.now).toISOString(),
  });
  if (preview && lines.some((line) => line.remainingBase.currency !== preview.currency)) {
    throw new RequestError('BAD_USER_INPUT', `remainingBase is in ${preview.currency}.`);
  }
  return preview;
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
    const left = line.remainingQuantity ?? null;
    if (left !== null && (left < 0 || left > 1_000_000)) {
      throw new RequestError('BAD_USER_INPUT', 'remainingQuantity is 0 to 1000000.');
    }
    return lineId ? [{ lineId, remainingMinor: String(remaining), remainingQuantity: left }] : [];
  });
}
