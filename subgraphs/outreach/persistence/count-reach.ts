import { sql as part } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Channel, MessageKind } from '../domain/words.ts';
import { namedMembers } from './plan-chunk.ts';

/** How many an audience has, and how many of them may be written to by this channel; the cap is not counted in. */
export interface Reach { readonly members: number; readonly reachable: number }

export async function countReach(
  sql: Sql, audience: { readonly memberIds: readonly string[] | null; readonly region: string | null },
  { kind, channel }: { readonly kind: MessageKind; readonly channel: Channel },
): Promise<Reach> {
  const { memberIds, region } = audience;
  const members = memberIds ? namedMembers(memberIds) : part`select k.member_id from known_member k
    where (${region}::text is null or k.region = ${region}::text)
      and not exists (select 1 from person_merge p where p.merged_id = k.member_id)`;
  return sql.one<Reach>`select count(*)::int as members, count(*) filter (where ${kind}::text = 'service'
      or c.granted and not exists (select 1 from message_block b where b.member_id = m.member_id
        and b.channel = ${channel}::text and b.lifted_at is null))::int as reachable
    from (${members}) m left join member_consent c
      on c.member_id = m.member_id and c.purpose = ${`marketing_${channel}`}::text`;
}
