import { createHash } from 'node:crypto';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed, type NamedRow } from '../../../kernel/merges/tag-named.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { tellConsents } from '../../persistence/privacy/tell-consents.ts';
import { consentRecordTable } from '../../persistence/tables/consent-record.table.ts';

/** No text was read: the link itself is what was seen, and its words stand in each message. */
const TEXT_VERSION = 'message-link';
const TEXT_HASH = createHash('sha256').update(TEXT_VERSION).digest('hex');

/**
 * Who left a channel by the link of a message 退订 has withdrawn its consent to marketing by it: recorded where the
 * newest word is a yes from before. Told again, or after the member agreed anew, it changes nothing.
 */
export const withdrawByLink = defineBatchCommand<EventPayloads['message.opted-out.v1'], null, never>({
  name: 'members.withdraw-by-link',
  maxBatch: 200,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const survivors = await lockMembers(tx.sql, requests.map(({ input }) => input.memberId));
    const named: NamedRow[] = [];
    for (const { input, actor, requestId } of requests) {
      const memberId = survivors.get(input.memberId);
      const yes = memberId && await tx.sql.maybe`select 1 from (select granted, recorded_at from consent_record
          where member_id = ${memberId} and purpose = ${input.purpose} order by seq desc limit 1) c
        where c.granted and c.recorded_at <= ${input.at}`;
      if (!memberId || !yes) continue;
      const id = newId(tx.now);
      await tx.sql.insertInto(consentRecordTable, [{ id, memberId, purpose: input.purpose, granted: false,
        textVersion: TEXT_VERSION, textHash: TEXT_HASH, source: 'web', recordedAt: tx.now, guardianName: null }]);
      if (memberId !== input.memberId) named.push({ key: [id], namedId: input.memberId });
      tx.audit({ subjectId: memberId, by: { actor, requestId },
        after: { purpose: input.purpose, granted: false, messageId: input.messageId } });
      await tellConsents(tx, [id]);
    }
    await tagNamed(tx, 'consent_record', named);
    return requests.map(() => accepted(null));
  },
});
