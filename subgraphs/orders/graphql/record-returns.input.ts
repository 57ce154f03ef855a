import { Field, ID, InputType, Int } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateTimeScalar, DecimalScalar } from '../../kernel/graph/scalars.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { ReturnToRecord } from '../commands/returns/record-returns.ts';
import { OrderNameInput, readOrderName } from './order-name.ts';

@InputType({ description: 'What comes back of one line.' })
export class ReturnLineInput {
  @Field(() => ID, { nullable: true, description: 'The line; this or lineNo, not both.' })
  lineId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the line, from 1; this or lineId.' })
  lineNo?: number | null;

  @Field(() => Int, { description: 'Pieces that come back; 0 for a refund of value alone.' })
  quantity!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Part of the line\'s base that goes back, in the currency of the order; in proportion to '
      + 'quantity when not given, the last piece taking the rest.',
  })
  amount?: string | null;
}

@InputType({ description: 'A return to record.' })
export class ReturnInput extends OrderNameInput {
  @Field({ description: 'Number of the return, 1 to 100 characters, unique in its order: its key.' })
  returnNo!: string;

  @Field(() => DateTimeScalar, { description: 'When it came back; not before payment, not in the future.' })
  returnedAt!: Date;

  @Field(() => [ReturnLineInput], { description: 'What comes back, 1 to 1,000 lines, each once.' })
  lines!: ReturnLineInput[];

  @Field(() => String, { defaultValue: '', description: 'Why, at most 500 characters.' })
  reason!: string;
}

@InputType({ description: 'A return to record or to preview.' })
export class RecordReturnInput extends ReturnInput {
  @Field({ description: 'Sent again, the stored answer is given; 1 to 200 characters.' })
  idempotencyKey!: string;

  @Field({ defaultValue: false, description: 'Decides and answers without changing anything 预览.' })
  dryRun!: boolean;
}

@InputType({ description: 'Returns to record: a batch, each accepted or refused on its own.' })
export class RecordReturnsInput {
  @Field(() => [ReturnInput], { description: 'The returns, 1 to 500.' })
  returns!: ReturnInput[];
}

/** What is malformed names no line; and so do two names at once. */
function lineName({ lineNo, lineId }: ReturnLineInput): ReturnToRecord['lines'][number]['line'] {
  if (lineNo === null || lineNo === undefined) return { id: decodeId(PREFIX.orderLine, lineId ?? '') };
  return lineId ? { id: null } : { no: lineNo };
}

export function readReturn(input: ReturnInput, context: GraphContext): ReturnToRecord {
  return {
    order: readOrderName(input, context), externalNo: input.returnNo,
    returnedAt: input.returnedAt, reason: input.reason,
    lines: input.lines.map((line) => ({
      line: lineName(line),
      quantity: line.quantity, amount: line.amount ?? null,
    })),
  };
}
