import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';

type Told = EventPayloads['member-relation.v1'];

/**
 * Tells what these members are to others as it is now, from either side: of one relation, or of all where somebody is
 * another person than before. What an id among them does not have is told as not standing.
 */
export async function tellRelations(
  tx: Tx, memberIds: readonly string[], relationId: string | null = null,
): Promise<void> {
  const told = await tx.sql.all<Told>`
    with pair as (
      select distinct p.id as a, other.member_id as b, other.role as b_is, mine.role as a_is
      from relation_side mine
      join relation_side other on other.relation_id = mine.relation_id and other.id <> mine.id
      cross join unnest(${[...memberIds]}::uuid[]) p(id)
      where mine.member_id = any(${[...memberIds]}::uuid[]) and other.member_id <> p.id
        and (${relationId}::uuid is null or mine.relation_id = ${relationId})),
    told as (select a, b, b_is as kind from pair union select b, a, a_is from pair)
    select a as "memberId", b as "relatedId", kind, nextval('care_version') as version,
      exists (select 1 from relation_side mine
        join relation_side other on other.relation_id = mine.relation_id and other.id <> mine.id
        join member_relation r on r.id = mine.relation_id and r.state = 'standing'
        where mine.member_id = a and other.member_id = b and other.role = kind) as standing
    from told order by a, b, kind`;
  for (const fact of told) tx.emit('member-relation.v1', fact.memberId, { ...fact } satisfies Told);
}
