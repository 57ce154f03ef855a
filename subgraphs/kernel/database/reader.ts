/**
 * What row rules ask about the reader, as SQL. In brackets of its own it is worked out once a
 * statement, not for each row; `as` is how PostgreSQL prints it, so that nothing seems to differ.
 */
export const KIND = `(select current_setting('karat.kind', true))`;

type Kind = 'tenant' | 'channel' | 'person';

/** Its id, if it has one. */
const own = (kind: Kind): string => `nullif(current_setting('karat.${kind}', true), '')::uuid`;
export const TENANT = `(select ${own('tenant')} as "nullif")`;
export const CHANNEL = `(select ${own('channel')} as "nullif")`;
export const PERSON = `(select ${own('person')} as "nullif")`;

/** Its id where it is one of this kind; else null, which nothing equals: an index is used for it. */
const onlyIf = (kind: Kind): string => `(select case current_setting('karat.kind', true) when '${kind}'
  then ${own(kind)} else null end as "case")`;
export const IF_TENANT = onlyIf('tenant');
export const IF_CHANNEL = onlyIf('channel');
export const IF_PERSON = onlyIf('person');

/** Who stands in the reader's place just now. */
export const IF_VISITING = `any ((select visiting() as visiting)::uuid[])`;

/** Whether the reader sees this person: looked up row by row, decision 3 says why not by `exists`. */
export function seenBy(person: string): string {
  return `(select true from person_visibility v where v.person_id = ${person})`;
}
