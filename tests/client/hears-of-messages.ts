import { it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { key, write } from './day.ts';
import type { PartnerHouse } from './house.ts';

/**
 * A partner has the page behind links of messages, and a gateway; a token and an id that nobody has lead to nothing.
 */
export function itHearsOfMessages(today: () => PartnerHouse): void {
  it('tells what members did with messages, and whether they arrived', async () => {
    await write(client.AnswerMessageDocument, { input: { token: 'x'.repeat(43), answer: 'OPTED_OUT' } }, ['NOT_FOUND'],
      today().trader);
    await write(client.NoteMessageDeliveryDocument, { input: { messageId: 'msg_00000000000000000000000001',
      delivered: true, idempotencyKey: key() } }, ['NOT_FOUND'], today().trader);
  });
}
