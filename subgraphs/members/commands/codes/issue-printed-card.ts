import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { CardKey } from '../../domain/codes/printed-card.ts';
import { pseudonymsTo } from '../../persistence/find-served.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { cardKeyTable } from '../../persistence/tables/card-key.table.ts';

export interface IssuePrintedCardInput {
  readonly memberId: string;
  /** The public half of what it is signed with. */
  readonly key: CardKey;
}

export interface IssuedCard { readonly cardNumber: string; readonly issuedOn: string; readonly keyId: string }

/**
 * A card tells the whole number: for a franchise that is not shown it otherwise it is printed while the member is
 * served there, or was enrolled there just now.
 *
 * A card is printed on a day of its member's region; the signature is made where it is answered, and kept
 * nowhere.
 */
export const issuePrintedCard = defineCommand<IssuePrintedCardInput, IssuedCard, 'NOT_FOUND' | 'SERVICE_REQUIRED'>({
  name: 'members.issue-printed-card',
  execute: async (tx, { memberId: asked, key }) => {
    const memberId = (await lockMembers(tx.sql, [asked])).get(asked);
    if (!memberId || !(await tx.visible([memberId], tx.actor)).has(memberId)) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    if ((await pseudonymsTo(tx, tx.actor, [memberId])).has(memberId)) {
      return refused('SERVICE_REQUIRED', 'The card of a pseudonym is printed while its member stands there.',
        ['memberId']);
    }
    const { cardNumber, region } = await tx.sql.one<{ cardNumber: string; region: string }>`
      select card_number as "cardNumber", region from member where id = ${memberId}`;
    const zone = (await readCodebook(tx.sql)).zoneOf(region, tx.now);
    const issuedOn = dayText(localDay(tx.now, zone));
    await tx.sql.insertInto(cardKeyTable, [{ ...key, since: tx.now }], 'on conflict do nothing');
    tx.audit({ subjectId: memberId, after: { issuedOn, keyId: key.id } });
    return accepted({ cardNumber, issuedOn, keyId: key.id });
  },
});
