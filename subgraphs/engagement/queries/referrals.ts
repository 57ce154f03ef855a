import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { encodeCursor, readCursor } from '../../kernel/graph/cursor.ts';
import { connectionFrom, type PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { ReferralState } from '../domain/words.ts';
import type { Referral } from '../graphql/referrals/referral.type.ts';
import { referralTable } from '../persistence/tables/referral.table.ts';
import { byKey } from './by-key.ts';
import type { GrantsKey } from './grants.ts';

type Row = RowOf<typeof referralTable>;
const COLUMNS = columnsOf(referralTable, { as: 'r' });

export async function referralsById(sql: Sql, ids: readonly string[]): Promise<(Referral | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from referral r where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, referralView(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

/** Who enrolled last first; a restricted reader's begins with the referrers whom it sees. */
export async function referralsPage(sql: Sql, state: ReferralState | null, bounds: PageBounds) {
  const from = sql.restricted ? fragment`person_visibility v join referral r on r.referrer_id = v.person_id`
    : fragment`referral r`;
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: fragment`referral r`, key: 'r.id',
    arms: [{ from, where: state === null ? fragment`true` : fragment`r.state = ${state}` }],
    sort: [{ column: 'r.enrolled_at', type: 'timestamptz' }, { column: 'r.id', type: 'uuid' }], descending: true,
  }, bounds), referralView);
}

/** Whom each member referred, by any of its ids. */
export async function referralsOf(sql: Sql, keys: readonly GrantsKey[]) {
  const cursors = keys.map(({ after }) => readCursor(after, ['timestamptz', 'uuid']));
  const rows = await sql.all<Row & { nth: bigint; at: string }>`
    select k.nth, ${COLUMNS}, to_char(r.enrolled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ first }) => first + 1)}::int[],
      ${cursors.map((cursor) => cursor?.[0] ?? 'infinity')}::timestamptz[],
      ${cursors.map((cursor) => cursor?.[1] ?? null)}::uuid[])
      with ordinality as k(member_id, few, before, before_id, nth)
    left join person_merge m on m.merged_id = k.member_id
    cross join lateral (select * from referral
      where referrer_id in (select case when m.survivor_id is null then k.member_id else m.survivor_id end
          union all select p.merged_id from person_merge p
          where p.survivor_id = case when m.survivor_id is null then k.member_id else m.survivor_id end)
        and (k.before_id is null or (enrolled_at, id) < (k.before, k.before_id))
      order by enrolled_at desc, id desc limit k.few) r
    order by k.nth, r.enrolled_at desc, r.id desc`;
  const found = byKey(keys, rows);
  return keys.map(({ first, after }, place) => connectionFrom(
    found[place]!.map((row) => ({ ...referralView(row), at: row.at })), first, after,
    ({ at, uuid }) => encodeCursor([at, uuid])));
}

function referralView({ id: uuid, referrerId, friendId, orderId, ...row }: Row): Referral {
  const member = (id: string) => ({ id: encodeId(PREFIX.member, id) });
  return {
    ...row, uuid, id: encodeId(PREFIX.referral, uuid), referrer: member(referrerId), friend: member(friendId),
    order: orderId === null ? null : { id: encodeId(PREFIX.order, orderId) },
  };
}
