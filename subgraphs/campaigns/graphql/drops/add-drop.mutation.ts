import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import {
  dateTime, idOf, KEY, list, money, optional, otherwise, points, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { whetherSold } from '../../calls/ask-sold.ts';
import { addDrop, RELEASE_CODES } from '../../commands/sessions/add-drop.ts';
import { dropsById } from '../../queries/drops.ts';
import { Drop } from './drop.type.ts';

export const addDropMutation = defineMutation({
  name: 'addDrop',
  says: 'Adds a drop 秒杀商品 to a live session.',
  scopes: ['campaigns:write'],
  input: 'A scarce item for a live session.',
  takes: {
    sessionId: idOf(PREFIX.liveSession, 'Live session id.'),
    itemId: idOf(PREFIX.item, 'Item id; investment gold is not allowed.'),
    stock: whole('Pieces, 1 to 100,000; 1 of a numbered piece of a limited edition 限量编号.'),
    limitPerMember: otherwise(1, whole('Claims one member may have at a time, 1 to 10.')),
    waitlistLimit: optional(whole(
      'Longest waitlist 候补, 0 to 100,000; as many as stock when absent.')),
    pointsPrice: otherwise(0n, points(
      'Points 积分 of one piece beside the cash, 0 to 100,000,000.')),
    cashPrice: money('Cash price of one piece; 0 for points only.'),
    opensAt: dateTime('When it opens for the tiers that do not wait, within the session.'),
    tierDelaySeconds: optional(list<number>(() => Int,
      'Seconds after the opening for each tier by rank from the lowest, at most 8, each 0 to 86,400 and not more than '
      + 'the one before; tiers above open at once: [60, 30]. As the campaign policy says when absent.')),
    holdMinutes: optional(whole(
      'Minutes a claim is held for payment, 1 to 60; as the campaign policy says when absent.')),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: 'There is no such session or item.',
    INVALID: 'A value is outside its limits; path says which.',
    SESSION_ENDED: 'The session is over.',
    INVESTMENT_NOT_ALLOWED: 'Investment gold 投资金 is not allowed in a drop.',
    ITEM_RETIRED: 'The item is not sold any more.',
    TOO_MANY_DROPS: 'A session has at most 50 drops.',
    PIECE_PROMISED: 'A numbered piece of a limited edition 限量编号 is in another drop, that of a session that is not '
      + 'over or one in which it is claimed or paid, or it is sold and has not come back.',
    TRY_AGAIN: 'Whether what path names exists, or is sold, cannot be said while its part of the house is away. '
      + 'Nothing was changed; send it again.',
    NOT_ON_SALE: 'It would open before the pre-sale 预售 or early access 提前购 of the item.',
    ...RELEASE_CODES,
  },
  command: addDrop,
  inputOf: async ({ cashPrice, tierDelaySeconds, ...drop }, context) => ({
    ...drop, sold: await whetherSold(context, drop.itemId), waitlistLimit: drop.waitlistLimit ?? drop.stock,
    cashMinor: cashPrice.minor, currency: cashPrice.currency,
    tierDelays: tierDelaySeconds,
  }),
  answers: {
    drop: loaded(() => Drop, dropsById, 'dropId', 'The drop; null when refused.'),
  },
});
