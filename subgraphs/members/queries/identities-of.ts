import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { maskExternalId } from '../domain/mask.ts';
import { SHOWN_LAYER } from '../persistence/sharing.ts';
import type { MemberIdentity } from '../graphql/identity.type.ts';

export const MAX_IDENTITIES = 100;

/** The oldest channel identities of each member, at most 100; none of whom the reader knows as a pseudonym. */
export async function identitiesOf(
  sql: Sql, memberIds: readonly string[],
): Promise<MemberIdentity[][]> {
  const rows = await sql.all<{
    member_id: string; channel_id: string; external_id: string; linked_at: Date;
  }>`select identity.* from unnest(${[...memberIds]}::uuid[]) asked
    join member m on m.id = asked and ${SHOWN_LAYER} >= 2
    cross join lateral (
      select member_id, channel_id, external_id, linked_at from channel_identity
      where member_id = asked order by linked_at, id limit ${MAX_IDENTITIES}) identity`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return memberIds.map((id) => (byMember.get(id) ?? []).map((row) => ({
    channel: { id: encodeId(PREFIX.channel, row.channel_id) },
    externalIdMasked: maskExternalId(row.external_id), linkedAt: row.linked_at,
  })));
}
