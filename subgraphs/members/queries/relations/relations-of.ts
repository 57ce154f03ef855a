import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { oppositeOf, type RelationKind } from '../../domain/relations/relation.ts';
import { SHOWN_LAYER } from '../../persistence/sharing.ts';
import type { MemberRelation, RelationWord } from '../../graphql/relations/relation.type.ts';

interface Row {
  member_id: string; id: string; role: RelationKind; other_name: string | null; related_id: string | null;
  is_self: boolean; state: string; end_reason: string | null; proposed_at: Date; stood_at: Date | null;
  ended_at: Date | null;
  said_at: Date | null; source: string | null; text_version: string | null; text_hash: string | null;
  by_guardian: boolean;
  other_said_at: Date | null; other_source: string | null; other_text_version: string | null;
  other_text_hash: string | null; other_by_guardian: boolean;
}

/** A franchise is told the name of whom it is shown with one. */
const OTHER_NAME = fragment`case when (select current_setting('karat.kind', true)) is distinct from 'tenant'
    or (select ${SHOWN_LAYER} >= 2 from member m where m.id = other.member_id) then mine.other_name end`;

/** Those of each member: what stands, what waits, then what has ended, the newest of that first. */
export async function relationsOf(sql: Sql, memberIds: readonly string[]): Promise<MemberRelation[][]> {
  const rows = await sql.all<Row>`select r.* from unnest(${[...memberIds]}::uuid[]) asked(id)
    cross join lateral (select mine.member_id, r.id, mine.role, ${OTHER_NAME} as other_name,
        other.member_id as related_id,
        coalesce(other.member_id = mine.member_id, false) as is_self,
        r.state, r.end_reason, r.proposed_at, r.stood_at, r.ended_at,
        mine.said_at, mine.source, mine.text_version, mine.text_hash, mine.guardian_name is not null as by_guardian,
        other.said_at as other_said_at, other.source as other_source, other.text_version as other_text_version,
        other.text_hash as other_text_hash, other.guardian_name is not null as other_by_guardian
      from relation_side mine join member_relation r on r.id = mine.relation_id
      left join relation_side other on other.relation_id = r.id and other.id <> mine.id
      where mine.member_id = asked.id and (other.member_id is distinct from mine.member_id or mine.id < other.id)
      order by array_position(array['standing', 'proposed', 'ended'], r.state), r.ended_at desc nulls last,
        r.stood_at, r.proposed_at, r.id limit 60) r`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return memberIds.map((id) => onceEach(byMember.get(id) ?? []).map(relationView));
}

/** One relation from the side of one of its members. */
export async function relationsFrom(
  sql: Sql, asked: readonly { relationId: string; memberId: string }[],
): Promise<(MemberRelation | null)[]> {
  const found = await relationsOf(sql, asked.map(({ memberId }) => memberId));
  return asked.map(({ relationId }, index) => {
    const id = encodeId(PREFIX.relation, relationId);
    return found[index]!.find((relation) => relation.id === id) ?? null;
  });
}

/** Of two merged members both may have had the same daughter: the older relation is shown. */
function onceEach(rows: readonly Row[]): Row[] {
  const met = new Set<string>();
  return rows.filter(({ state, related_id: related, role, is_self: isSelf }) => {
    if (state === 'ended' || related === null || isSelf) return true;
    const key = `${related} ${role}`;
    return !met.has(key) && met.add(key);
  });
}

function relationView(row: Row): MemberRelation {
  const word = (at: Date | null, rest: Omit<RelationWord, 'at'>) => at && { at, ...rest };
  return {
    id: encodeId(PREFIX.relation, row.id), kind: oppositeOf(row.role),
    // Two ids of one person: an un-merge makes it stand again.
    state: row.is_self ? 'ended' : row.state, endReason: row.is_self ? row.end_reason ?? 'merged' : row.end_reason,
    relatedUuid: row.is_self ? null : row.related_id, relatedName: row.other_name, proposedAt: row.proposed_at,
    standingSince: row.stood_at, endedAt: row.ended_at,
    agreed: word(row.said_at, { source: row.source!, textVersion: row.text_version!, textHash: row.text_hash!,
      byGuardian: row.by_guardian }),
    relatedAgreed: word(row.other_said_at, { source: row.other_source!, textVersion: row.other_text_version!,
      textHash: row.other_text_hash!, byGuardian: row.other_by_guardian }),
  };
}
