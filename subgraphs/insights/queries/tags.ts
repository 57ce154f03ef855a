import { PREFIX } from '../../contracts/ids.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { encodeId } from '../../kernel/ids.ts';
import { MOST_TAGS, overriddenBy } from '../domain/tags.ts';
import type { MemberTag, Tag } from '../graphql/tags/tag.type.ts';
import { readSurvivors } from '../persistence/read-survivors.ts';
import { readSayings, type TagRow } from '../persistence/tags.ts';
import { tagTable } from '../persistence/tables/tag.table.ts';

type Row = RowOf<typeof tagTable>;

const viewOf = (row: Row): Tag => ({ ...row, id: encodeId(PREFIX.tag, row.id) });

export async function tagsById(sql: Sql, ids: readonly string[]): Promise<(Tag | null)[]> {
  const rows = await sql.all<Row>`select ${columnsOf(tagTable)} from tag where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The whole vocabulary, by code. */
export async function allTags(sql: Sql): Promise<Tag[]> {
  return (await sql.all<Row>`select ${columnsOf(tagTable)} from tag order by code
    limit ${MOST_TAGS.vocabulary}`).map(viewOf);
}

/** What is said of members, those that hold first, then the newest; each loser names who overrides it. */
export async function tagsOfMembers(sql: Sql, memberIds: readonly string[]): Promise<MemberTag[][]> {
  const ids = await readSurvivors(sql, memberIds);
  const byMember = Map.groupBy(await readSayings(sql, ids), ({ memberId }) => memberId);
  return ids.map((id) => {
    const sayings = byMember.get(id) ?? [];
    const overridden = overriddenBy(sayings);
    return sayings.map((saying): MemberTag => ({
      ...saidView(saying), overriddenByUuid: overridden.get(saying.id)?.tagId ?? null,
    })).sort((a, b) => Number(a.overriddenByUuid !== null) - Number(b.overriddenByUuid !== null)
      || b.saidAt.getTime() - a.saidAt.getTime()).slice(0, MOST_TAGS.member * 2);
  });
}

function saidView({ tagId, kind, source, confidence, saidAt, recordedBy }: TagRow) {
  return { tagUuid: tagId, kind, source, confidence, saidAt, recordedBy };
}
