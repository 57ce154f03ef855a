import { eventsByAggregate } from '../../../kernel/calls/retell.ts';

/** Events are found by what they are about, for rooms that ask before they are delivered. */
export const members0060 = eventsByAggregate('members-0060');
