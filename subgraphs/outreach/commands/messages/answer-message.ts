import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { Channel, MessageAnswer } from '../../domain/words.ts';
import { messageBlockTable } from '../../persistence/tables/message-window.table.ts';
import { unknown } from '../refuse.ts';

/** `messageId`: what the token of a link leads to; null: to nothing. */
export interface AnswerMessage { readonly messageId: string | null; readonly answer: MessageAnswer }

/**
 * What somebody did with a message by its links: read it, followed it, or left the channel 退订, which counts at once
 * for whatever has not gone yet. One whose answer was lost may have arrived, and is answered, too. Each is kept the
 * first time. Needs no sign-in: the link is the word of who got it.
 */
export const answerMessage = defineCommand<AnswerMessage, { linkUrl: string | null }, 'NOT_FOUND'>({
  name: 'outreach.answer-message',
  execute: async (tx, { messageId, answer }) => {
    await shareMerges(tx.sql);
    const message = messageId && await tx.sql.maybe<{
      memberId: string; channel: Channel; linkUrl: string | null; out: boolean }>`
      select m.member_id as "memberId", m.channel, t.link_url as "linkUrl", m.opted_out_at is not null as out
      from message m join message_template t on t.id = m.template_id where m.id = ${messageId}
        and (m.state = any(array['sending', 'sent', 'delivered', 'uncertain'])
          or m.state = 'planned' and m.reason = 'answer_lost') for update of m`;
    if (!message) return unknown('token');
    const { memberId, channel, linkUrl, out } = message;
    const [followed, left] = [answer === 'followed', answer === 'opted_out'];
    await tx.sql.run`update message set read_at = coalesce(read_at, ${tx.now}),
      followed_at = coalesce(followed_at, case when ${followed} then ${tx.now}::timestamptz end),
      opted_out_at = coalesce(opted_out_at, case when ${left} then ${tx.now}::timestamptz end) where id = ${messageId}`;
    if (left && !out) {
      await tx.sql.insertInto(messageBlockTable, [{ id: newId(tx.now), memberId, channel, messageId: messageId!,
        at: tx.now }],
        'on conflict (message_id) do nothing');
      tx.emit('message.opted-out.v1', memberId, {
        messageId: messageId!, memberId, purpose: `marketing_${channel}`, at: tx.now,
      } satisfies EventPayloads['message.opted-out.v1']);
      tx.audit({ subjectId: memberId, after: { optedOutOf: channel } });
    }
    return accepted({ linkUrl: followed ? linkUrl : null });
  },
});
