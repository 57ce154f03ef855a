import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { oppositeOf, type Relative, type RelationKind, type RelationState } from '../../domain/relations/relation.ts';
import { childrenAmong } from '../privacy/children-among.ts';

export interface Side {
  readonly id: string;
  readonly memberId: string;
  /** What this one is to the other. */
  readonly role: RelationKind;
  readonly said: boolean;
}

export interface Relation {
  readonly id: string;
  readonly state: RelationState;
  readonly sides: readonly Side[];
}

/** One after the other: a circle may close over people who are in no lock of ours. Taken after the members. */
export async function lockFamilies(sql: Sql): Promise<void> {
  await sql.all`select pg_advisory_xact_lock(hashtext('members families'))`;
}

/**
 * The same where one of these has relatives at all: whose id changes while the other's does is told by both as it was
 * before.
 */
export async function lockFamiliesOf(sql: Sql, memberIds: readonly string[]): Promise<void> {
  await sql.all`select pg_advisory_xact_lock(hashtext('members families'))
    where exists (select 1 from relation_side where member_id = any(${[...memberIds]}::uuid[]))`;
}

export async function relationById(sql: Sql, id: string): Promise<Relation | null> {
  const [relation] = await readRelations(sql, [id]);
  return relation ?? null;
}

/** What is proposed or stands between two, the oldest first. */
export async function openBetween(sql: Sql, memberId: string, otherId: string): Promise<Relation[]> {
  const rows = await sql.all<{ id: string }>`select r.id from relation_side mine
    join relation_side other on other.relation_id = mine.relation_id and other.member_id = ${otherId}
    join member_relation r on r.id = mine.relation_id and r.state <> 'ended'
    where mine.member_id = ${memberId}`;
  return readRelations(sql, rows.map(({ id }) => id));
}

/** How often one asked the other and it came to nothing, whoever ended it. */
export async function askedInVain(sql: Sql, memberId: string, otherId: string): Promise<number> {
  const { times } = await sql.one<{ times: number }>`select count(*)::int as times from relation_side mine
    join relation_side other on other.relation_id = mine.relation_id and other.member_id = ${otherId}
      and other.said_at is null
    join member_relation r on r.id = mine.relation_id and r.state = 'ended'
    where mine.member_id = ${memberId} and mine.said_at is not null`;
  return times;
}

async function readRelations(sql: Sql, ids: readonly string[]): Promise<Relation[]> {
  const rows = await sql.all<Side & { relationId: string; state: RelationState }>`
    select r.id as "relationId", r.state, s.id, s.member_id as "memberId", s.role, s.said_at is not null as said
    from member_relation r join relation_side s on s.relation_id = r.id
    where r.id = any(${[...ids]}::uuid[]) order by r.proposed_at, r.id, s.id`;
  return [...Map.groupBy(rows, ({ relationId }) => relationId)].map(([id, sides]) => (
    { id, state: sides[0]!.state, sides: sides.map(({ relationId: _id, state: _state, ...side }) => side) }));
}

type Ties = Omit<Relative, 'isChild'> & { readonly id: string };

/** One or two members with what ties them to others. */
export async function relativesOf(tx: Tx, both: readonly string[]): Promise<Relative[]> {
  const ids = [...both];
  const rows = await tx.sql.all<Ties>`
    select m.id, m.birthday,
      (count(distinct o.member_id) filter (where r.state = 'standing' and o.role = 'parent'))::int as parents,
      (count(distinct o.member_id) filter (where r.state = 'standing' and o.role = 'child'))::int as children,
      (count(distinct o.member_id) filter (where r.state = 'standing' and o.role = 'spouse'))::int as spouses,
      (select count(*) from relation_side p join member_relation w on w.id = p.relation_id and w.state = 'proposed'
        where p.member_id = m.id and not exists (select 1 from relation_side q where q.relation_id = p.relation_id
          and q.id <> p.id and q.member_id = any(${ids}::uuid[])))::int as proposals
    from member m left join relation_side s on s.member_id = m.id
    left join relation_side o on o.relation_id = s.relation_id and o.member_id <> all(${ids}::uuid[])
    left join member_relation r on r.id = o.relation_id
    where m.id = any(${ids}::uuid[]) group by m.id, m.birthday`;
  const children = await childrenAmong(tx, ids);
  return ids.map((asked) => {
    const { id, ...ties } = rows.find((row) => row.id === asked)!;
    return { ...ties, isChild: children.has(id) };
  });
}

/** Whether this relation would make somebody its own ancestor; `kind` is what the other is to the member. */
export async function wouldCircle(
  sql: Sql, { kind, memberId, otherId }: { kind: RelationKind; memberId: string; otherId: string },
): Promise<boolean> {
  if (oppositeOf(kind) === kind) return false;
  const [parent, child] = kind === 'parent' ? [otherId, memberId] : [memberId, otherId];
  return await sql.maybe`
    with recursive up(id) as (
      select ${parent}::uuid union select p.member_id from up
        join relation_side c on c.member_id = up.id and c.role = 'child'
        join member_relation r on r.id = c.relation_id and r.state = 'standing'
        join relation_side p on p.relation_id = c.relation_id and p.role = 'parent')
    select 1 from up where id = ${child}` !== null;
}
