import type { Sql } from '../../kernel/database/sql.ts';
import type { MessageFigures } from '../graphql/messages/message.type.ts';
import { outreachRulesAt } from '../persistence/policies.ts';

type Counted = Omit<MessageFigures, 'optOutPpm'>;

/**
 * What became of messages that were sent in a period, `from` in it and `until` not. Opt-out rate (domain.md 9.6, X-47):
 * members who left the channel by a link, or took their consent back, within 72 hours of a marketing message, of those
 * who were reached. Example: 1,000 reached, 12 left: 12,000 of a million.
 */
export async function messageFigures(
  sql: Sql, { from, until, now }: { readonly from: Date; readonly until: Date; readonly now: Date },
): Promise<MessageFigures[]> {
  const { optOutHours } = await outreachRulesAt(sql, now);
  const rows = await sql.all<Counted>`select m.channel, count(*)::int as sent,
      count(distinct m.member_id)::int as reached, count(m.read_at)::int as read, count(m.followed_at)::int as followed,
      count(distinct m.member_id) filter (where m.kind = 'marketing' and (
        m.opted_out_at < m.sent_at + make_interval(hours => ${optOutHours}::int)
        or c.granted is false and c.at >= m.sent_at
          and c.at < m.sent_at + make_interval(hours => ${optOutHours}::int)))::int as "optedOut"
    from message m left join member_consent c
      on c.member_id = m.member_id and c.purpose = 'marketing_' || m.channel
    where m.sent_at >= ${from} and m.sent_at < ${until} group by m.channel order by m.channel`;
  return rows.map((row) => ({ ...row, optOutPpm: row.reached === 0 ? 0
    : Math.round((row.optedOut * 1_000_000) / row.reached) }));
}
