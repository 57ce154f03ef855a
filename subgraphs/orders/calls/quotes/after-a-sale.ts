import type { GraphContext } from '../../../kernel/graph/context.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { RecordedOrder } from '../../commands/record/order-to-record.ts';
import { linkAtOnce } from '../link-at-once.ts';
import { releaseHolds } from './release-holds.ts';

interface Settled { readonly quoteId: string | null; readonly sold: RecordedOrder | null }

/** A quote was sold, or ended instead: its buyer is looked for at once, and what an ended one held goes back. */
export async function afterASale<Value extends Settled>(value: Value, context: GraphContext) {
  if (value.sold) await linkAtOnce(context, [accepted(value.sold)]);
  else if (value.quoteId) await releaseHolds(context, context.request, [value.quoteId]);
  return accepted(value);
}
