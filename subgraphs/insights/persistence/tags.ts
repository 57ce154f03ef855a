import { sql as fragment, type RawBuilder } from 'kysely';
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

/**
 * What is said of tags that hold, as SQL: `member_id, tag_id, code, kind, source, confidence`. The rule is
 * domain/tags.ts; a test holds the two together. `who` narrows by `member_id`.
 */
export function holdingSayings(who: RawBuilder<unknown> = fragment`true`): RawBuilder<unknown> {
  const trust = fragment`array_position(${[...TAG_SOURCES]}::text[], s.source)`;
  return fragment`(
    select member_id, tag_id, code, kind, source, confidence from (
      select s.member_id, s.tag_id, t.code, s.kind, s.source, s.confidence, first_value(s.tag_id) over (
        partition by s.member_id, coalesce(t.exclusive_group, s.tag_id::text)
        order by ${trust}, s.said_at desc, s.id desc) as holds
      from member_tag s join tag t on t.id = s.tag_id join member_fact f on f.member_id = s.member_id
      where s.removed_at is null and s.member_id in (select member_id from member_fact where ${who})) said
    where tag_id = holds)`;
}

/** Tags that hold: `member_id, tag_id, code, confidence`, one row for each tag of a member. */
export function holdingTags(who?: RawBuilder<unknown>): RawBuilder<unknown> {
  return fragment`(select member_id, tag_id, code, max(confidence) as confidence from ${holdingSayings(who)} said
    group by member_id, tag_id, code)`;
}
