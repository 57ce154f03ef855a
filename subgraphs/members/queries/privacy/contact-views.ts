import type { Sql } from '../../../kernel/database/sql.ts';
import type { ContactView } from '../../graphql/contacts/contact-view.type.ts';

export interface ContactViewRow extends ContactView { readonly id: string }

/** Looks at a member's personal data, newest first; also those at members it has swallowed. */
export async function contactViewsOf(
  sql: Sql, memberId: string, first: number, after: { at: string; id: string } | null,
): Promise<ContactViewRow[]> {
  return sql.all<ContactViewRow>`
    select id, at, actor_kind as "actorKind", actor_name as "actorName", reason,
      request_id as "requestId", layer
    from contact_view
    where member_id in (
      select o.id from (select case when survivor_id is null then id else survivor_id end as id
        from member where id = ${memberId}) m
      join member o on o.id = m.id or o.survivor_id = m.id)
      and (${after === null} or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${first + 1}`;
}
