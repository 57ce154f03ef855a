import type { Actor } from '../../../kernel/actor.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { crossesBorder, isAbroad } from '../../persistence/privacy/borders.ts';
import { SHOWN_LAYER } from '../../persistence/sharing.ts';
import { LAYER } from '../../domain/words.ts';
import type { MemberContact } from '../../graphql/contacts/contact.type.ts';

interface ContactRow {
  id: string; name: string | null; phone: string | null; phone_verified: boolean;
  email: string | null; birthday: string | null; occupation: string | null;
  layer: number; served: boolean; shared_with_channel: boolean; abroad: boolean; crosses_border: boolean;
}

/**
 * Unmasked contacts that this actor may be shown: head office and the member itself all of them; a franchise with
 * the member's consent, by the terms for who asks there, while it serves the member (domain/sharing.ts) and, without
 * an outlet in the member's region, with consent to cross the border as well; a partner channel with consent to share
 * with channels.
 */
export async function contactsOf(
  sql: Sql, actor: Actor, memberIds: readonly string[],
): Promise<Map<string, MemberContact>> {
  const rows = await sql.all<ContactRow>`
    select m.id, m.name, m.phone, m.phone_verified, m.email, m.birthday, m.occupation,
      ${SHOWN_LAYER} as layer, m.id = any((select being_served())::uuid[]) as served, coalesce((
        select granted from consent_record c
        where c.member_id = m.id and c.purpose = 'channel_sharing'
        order by seq desc limit 1), false) as shared_with_channel,
      ${isAbroad(actor.tenantId ?? null)} as abroad, ${crossesBorder} as crosses_border
    from member m where m.id = any(${[...memberIds]}::uuid[])`;
  return new Map(rows.filter((row) => mayBeShown(row, actor)).map((row) => [row.id, {
    name: row.name, phone: row.phone, phoneVerified: row.phone_verified, email: row.email,
    birthday: row.birthday, occupation: row.occupation,
  }]));
}

/** Kinds that nobody has thought of yet are shown nothing. */
function mayBeShown(row: ContactRow, { kind }: Actor): boolean {
  switch (kind) {
    case 'operator': case 'service': case 'person': return true;
    case 'tenant': return row.layer >= LAYER.fullContact && row.served && (!row.abroad || row.crosses_border);
    case 'channel': return row.shared_with_channel;
    default: return false;
  }
}
