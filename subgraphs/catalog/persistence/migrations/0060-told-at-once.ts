import { eventsByAggregate } from '../../../kernel/calls/retell.ts';

/** Events are found by what they are about, for rooms that ask before they are delivered. */
export const catalog0060 = eventsByAggregate('catalog-0060');
