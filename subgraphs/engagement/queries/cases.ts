import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { CaseState } from '../domain/words.ts';
import type { AbuseCase } from '../graphql/review/case.type.ts';
import { abuseCaseTable } from '../persistence/tables/abuse-case.table.ts';

type Row = RowOf<typeof abuseCaseTable>;
const COLUMNS = columnsOf(abuseCaseTable, { as: 'c' });

export async function casesById(sql: Sql, ids: readonly string[]): Promise<(AbuseCase | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from abuse_case c where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, caseView(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

/** The last opened first. */
export async function casesPage(sql: Sql, state: CaseState | null, bounds: PageBounds) {
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: fragment`abuse_case c`, key: 'c.id',
    arms: [{ from: fragment`abuse_case c`, where: state === null ? fragment`true` : fragment`c.state = ${state}` }],
    sort: [{ column: 'c.opened_at', type: 'timestamptz' }, { column: 'c.id', type: 'uuid' }], descending: true,
  }, bounds), caseView);
}

/** What is still held of each member, by whichever of its ids it is asked. */
export async function heldPointsOf(sql: Sql, memberIds: readonly string[]): Promise<number[]> {
  const rows = await sql.all<{ nth: bigint; points: number }>`
    select k.nth, sum(g.points)::int as points
    from unnest(${[...memberIds]}::uuid[]) with ordinality as k(member_id, nth)
    left join person_merge m on m.merged_id = k.member_id
    join engagement_grant g on g.state = 'pending'
      and g.member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
    group by k.nth`;
  const held = new Map(rows.map(({ nth, points }) => [Number(nth), points]));
  return memberIds.map((_, place) => held.get(place + 1) ?? 0);
}

function caseView({ id: uuid, memberId, ...row }: Row): AbuseCase {
  const { decidedById: _, told: __, ...shown } = row;
  return {
    ...shown, uuid, id: encodeId(PREFIX.abuseCase, uuid), memberUuid: memberId,
    member: { id: encodeId(PREFIX.member, memberId) },
  };
}
