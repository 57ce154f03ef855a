import { registerEnumType } from 'type-graphql';

export const LiveSessionState = {
  SCHEDULED: 'scheduled', LIVE: 'live', ENDED: 'ended',
} as const;
registerEnumType(LiveSessionState, {
  name: 'LiveSessionState', description: 'Where a live session 直播场次 stands.',
  valuesConfig: {
    SCHEDULED: { description: 'Announced, not on air.' },
    LIVE: { description: 'On air: drops can be claimed.' },
    ENDED: { description: 'Over; holds that are open go on until they expire.' },
  },
});

export const DropState = {
  WAITING: 'waiting', OPEN: 'open', WAITLIST_ONLY: 'waitlist_only', SOLD_OUT: 'sold_out',
  CLOSED: 'closed',
} as const;
registerEnumType(DropState, {
  name: 'DropState', description: 'Whether a drop 秒杀品 can be claimed right now.',
  valuesConfig: {
    WAITING: { description: 'The session is not live yet, or the opening time has not come.' },
    OPEN: { description: 'Pieces are available (to some tiers a little later).' },
    WAITLIST_ONLY: { description: 'Every piece is taken; the waitlist 候补 has places.' },
    SOLD_OUT: { description: 'Every piece is taken and the waitlist is full, or all are paid.' },
    CLOSED: { description: 'The session has ended.' },
  },
});

export const ClaimState = {
  RESERVING: 'reserving', CLAIMED: 'claimed', WAITLISTED: 'waitlisted', CAPTURED: 'captured',
  VOIDED: 'voided', RELEASED: 'released',
} as const;
registerEnumType(ClaimState, {
  name: 'ClaimState', description: 'Where a claim 抢购 stands.',
  valuesConfig: {
    RESERVING: { description: 'A piece is taken; the points 积分 are being held.' },
    CLAIMED: { description: 'Piece and points are held until holdExpiresAt.' },
    WAITLISTED: { description: 'In the waitlist 候补 at position.' },
    CAPTURED: { description: 'Paid 已支付.' },
    VOIDED: { description: 'Ended without payment; reason says why.' },
    RELEASED: { description: 'Given back by the member.' },
  },
});

export const ClaimEndReason = {
  UNPAID: 'unpaid', POINTS_REFUSED: 'points_refused', SOLD_OUT: 'sold_out', RELEASED: 'released',
} as const;
registerEnumType(ClaimEndReason, {
  name: 'ClaimEndReason', description: 'Why a claim ended without payment.',
  valuesConfig: {
    UNPAID: { description: 'Not paid within the hold time.' },
    POINTS_REFUSED: { description: 'The points could not be held.' },
    SOLD_OUT: { description: 'Waitlisted until every piece was paid by others.' },
    RELEASED: { description: 'Given back by the member.' },
  },
});

export const ClaimMismatch = {
  CANCELLED: 'cancelled', MEMBER: 'member', CHANNEL: 'channel', CURRENCY: 'currency', ITEM: 'item', PRICE: 'price',
  PIECES: 'pieces',
} as const;
registerEnumType(ClaimMismatch, {
  name: 'ClaimMismatch', description: 'What of an order does not fit the claim 抢购 that was paid by its number.',
  valuesConfig: {
    CANCELLED: { description: 'The order was cancelled.' },
    MEMBER: { description: 'It is another member’s, or nobody’s.' },
    CHANNEL: { description: 'It was sold through another channel.' },
    CURRENCY: { description: 'It is in another currency.' },
    ITEM: { description: 'It has no piece of the item.' },
    PRICE: { description: 'Its piece has another price than the drop.' },
    PIECES: { description: 'Its pieces pay other claims already, or came back.' },
  },
});
