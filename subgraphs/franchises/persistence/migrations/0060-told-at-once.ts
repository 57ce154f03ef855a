import { eventsByAggregate } from '../../../kernel/calls/retell.ts';

/** Events are found by what they are about, for rooms that ask before they are delivered. */
export const franchises0060 = eventsByAggregate('franchises-0060');
