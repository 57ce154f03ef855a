import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Who a reader is, where it is one of this kind; else null, which nothing equals. */
const readerIf = (kind: string, setting: string): string =>
  `(select case current_setting('karat.kind', true) when '${kind}'
    then nullif(current_setting('${setting}', true), '')::uuid end)`;

/**
 * Whom a row speaks of is looked up row by row. `exists` may be planned as a hash of everybody the
 * reader may see, built anew for each request: a franchise of a hundred thousand members would pay for
 * all of them to read one. Lists narrow themselves to the visible first (Sql.restricted), for which the
 * visible are found by an index whatever the reader is: as alternatives, where a `case` finds by none.
 */
export const members0003: SqlMigration = {
  name: 'members-0003',
  sql: `
alter policy visible on member using (
  (select true from person_visibility v where v.person_id = member.id));
alter policy visible on channel_identity using (
  (select true from person_visibility v where v.person_id = channel_identity.member_id)
  and ((select current_setting('karat.kind', true)) <> 'channel' or channel_id
    = (select nullif(current_setting('karat.channel', true), '')::uuid)));
alter policy visible on consent_record using (
  (select true from person_visibility v where v.person_id = consent_record.member_id));
alter policy visible on contact_view using (
  (select true from person_visibility v where v.person_id = contact_view.member_id));
create index person_visibility_channel on person_visibility using gin (channel_ids);
alter policy visible on person_visibility using (
  tenant_id = ${readerIf('tenant', 'karat.tenant')}
  or channel_ids @> array[${readerIf('channel', 'karat.channel')}]
  or person_id = ${readerIf('person', 'karat.person')}
  or survivor_id = ${readerIf('person', 'karat.person')});
`,
};
