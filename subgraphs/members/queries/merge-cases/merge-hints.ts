import { sql as fragment } from 'kysely';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import type { MergeHint } from '../../graphql/merge-cases/merge-hint.type.ts';

/** Finding more than this many costs a look at everybody with a phone. */
const COUNTED = 500;

/**
 * Members with a phone that they did not verify and another member did, newest first: families share a phone, so it
 * joins nobody. Pairs about which there is or was a case are left out.
 */
export async function mergeHintsPage(sql: Sql, bounds: PageBounds) {
  const holder = fragment`member h on h.phone = m.phone and h.phone_verified and h.survivor_id is null`;
  return pageOf(await readPage<{ id: string; holder_id: string }>(sql, {
    columns: fragment`m.id, h.id as holder_id`, from: fragment`member m join ${holder}`, key: 'm.id',
    arms: [{ from: fragment`member m join ${holder}`, where: fragment`m.phone is not null
      and not m.phone_verified and m.survivor_id is null and not exists (select 1 from merge_case c
        where (c.member_id, c.other_member_id) in ((m.id, h.id), (h.id, m.id)))` }],
    sort: [{ column: 'm.enrolled_at', type: 'timestamptz' }, { column: 'm.id', type: 'uuid' }],
    descending: true, countTo: COUNTED,
  }, bounds), (row): MergeHint => ({ memberUuid: row.id, holderUuid: row.holder_id }) as MergeHint);
}
