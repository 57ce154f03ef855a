import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, text } from '../../../kernel/graph/mutation/take.ts';

/** What a counter sends. */
export const SHOWN_CODE = {
  code: text('The code 核销码 as it was scanned or typed; blanks, hyphens and small letters may be.'),
  outletId: idOf(PREFIX.outlet, 'The store one stands in, open and one’s own.'),
};
export const WAIT_SECONDS = extra(() => Int, 'With TOO_MANY_ATTEMPTS: whole seconds to wait.');
