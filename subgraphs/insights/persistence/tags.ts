import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { TAG_SOURCES, type Saying, type TagKind } from '../domain/tags.ts';

/** A saying with what is shown of it. */
export interface TagRow extends Saying {
  readonly memberId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: TagKind;
  readonly confidence: number;
  readonly recordedBy: string;
}

/**
 * What counts as said of these members: of one tag and source the newest; not of whom nothing is known
 * because profiling was refused.
 */
export async function readSayings(sql: Sql, memberIds: readonly string[]): Promise<TagRow[]> {
  return sql.all<TagRow>`select distinct on (s.member_id, s.tag_id, s.source) s.id, s.member_id as "memberId",
      s.tag_id as "tagId", t.exclusive_group as "group", s.source, s.said_at as "saidAt", t.code,
      t.name_zh as "nameZh", t.name_en as "nameEn", s.kind, s.confidence, s.recorded_by as "recordedBy"
    from member_tag s join tag t on t.id = s.tag_id join member_fact f on f.member_id = s.member_id
    where s.member_id = any(${[...new Set(memberIds)]}::uuid[]) and s.removed_at is null
    order by s.member_id, s.tag_id, s.source, s.said_at desc, s.id desc`;
}

/** Whether one saying outranks another, as domain/tags.ts says. */
function outranks(one: string, other: string): string {
  const trust = (saying: string) => `array_position('{${TAG_SOURCES.join(',')}}'::text[], ${saying}.source)`;
  return `(${trust(one)} < ${trust(other)} or (${trust(one)} = ${trust(other)}
    and (${one}.said_at, ${one}.id) > (${other}.said_at, ${other}.id)))`;
}

/**
 * Sayings of tags that hold, as SQL behind a `from`: `s` with its tag `t`. A tag holds when nothing that is said of
 * another of its group outranks everything that is said of it. The rule is domain/tags.ts; a test holds the two
 * together. Without sorting anybody's, so that it is looked up for one member as well as joined to all.
 */
export const holdingSayings = fragment.raw(`member_tag s join tag t on t.id = s.tag_id
  where s.removed_at is null and not exists (select 1 from member_tag o join tag other on other.id = o.tag_id
    where o.member_id = s.member_id and o.removed_at is null and o.tag_id <> s.tag_id
      and other.exclusive_group = t.exclusive_group and not exists (select 1 from member_tag b
        where b.member_id = s.member_id and b.tag_id = s.tag_id and b.removed_at is null and ${outranks('b', 'o')}))`);
