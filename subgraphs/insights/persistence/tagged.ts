import type { BatchRequest, Tx } from '../../kernel/commands/command.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';

export interface KnownTag {
  readonly id: string;
  readonly code: string;
  readonly retired: boolean;
  /** A rule gives and takes it, or what one said is being taken back: sayings by rule are its own. */
  readonly ruled: boolean;
}

/** Whom a request is about, as its actor sees it. */
export interface Tagged {
  /** Null for nobody whom the actor sees. */
  readonly memberId: string | null;
  readonly tag: KnownTag | null;
  readonly profiling: boolean;
}

interface Named { readonly memberId: string; readonly tag: string }

/** The members and tags that requests name, the members locked in order. */
export async function lockTagged(tx: Tx, requests: readonly BatchRequest<Named>[]) {
  await shareMerges(tx.sql);
  const survivorOf = await survivorsOf(tx.sql, requests.map(({ input }) => input.memberId));
  const memberIds = [...new Set(requests.map(({ input }) => survivorOf(input.memberId)))];
  const members = await tx.sql.all<{ member_id: string; profiling: boolean }>`select member_id, profiling
    from known_member where member_id = any(${memberIds}::uuid[]) and region is not null
    order by member_id for update`;
  const tags = await tx.sql.all<KnownTag>`select id, code, retired,
      exists (select 1 from tag_rule r where r.tag_id = tag.id and r.rule is not null)
        or exists (select 1 from tag_run n where n.tag_id = tag.id and n.finished_at is null) as ruled
    from tag where code = any(${requests.map(({ input }) => input.tag)}::text[])`;
  const seen = new Map<string, ReadonlySet<string>>();
  for (const { actor } of requests) {
    if (!seen.has(actor.id)) seen.set(actor.id, await tx.visible(memberIds, actor));
  }
  const known = new Map(members.map((row) => [row.member_id, row.profiling]));
  const byCode = new Map(tags.map((tag) => [tag.code, tag]));
  return {
    memberIds,
    of: ({ input, actor }: BatchRequest<Named>): Tagged => {
      const memberId = survivorOf(input.memberId);
      const isSeen = known.has(memberId) && seen.get(actor.id)!.has(memberId);
      return {
        memberId: isSeen ? memberId : null, tag: byCode.get(input.tag) ?? null,
        profiling: known.get(memberId) ?? false,
      };
    },
  };
}

/** What is said of members already: `tag source`, each once; what rules give is bounded by itself. */
export async function readSaid(sql: Sql, memberIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await sql.all<{ member_id: string; said: string }>`
    select member_id, tag_id || ' ' || source as said from member_tag
    where member_id = any(${[...memberIds]}::uuid[]) and removed_at is null
      and not (kind = 'rule' and tag_id in (select tag_id from tag_rule where rule is not null))`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return new Map(memberIds.map((id) => [id, new Set((byMember.get(id) ?? []).map(({ said }) => said))]));
}
