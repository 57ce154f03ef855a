import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Prize } from '../../domain/formats/format-draft.ts';
import type { FormatKind, FormatState } from '../../domain/words.ts';
import type { FormatPrize, PlayfulFormat } from '../../graphql/formats/playful-format.type.ts';
import type { FormatRow } from '../../persistence/formats/formats.ts';
import { playfulFormatTable } from '../../persistence/tables/playful-format.table.ts';

/** All but what is right: that is read by head office alone. */
export type ShownFormat = Omit<FormatRow, 'answers' | 'editedBy'>;
const SHOWN = ['id', 'code', 'kind', 'state', 'nameZh', 'nameEn', 'region', 'tiers', 'startsAt', 'endsAt', 'turnPrice',
  'turnsADay', 'turnsPerMember', 'budget', 'spent', 'funderId', 'prizes', 'setPrize', 'given', 'setGiven', 'questions',
  'answerPoints', 'tries', 'version', 'createdAt', 'createdBy', 'updatedAt'] as const satisfies (keyof ShownFormat)[];

export const shownColumns = (as: string) => columnsOf(playfulFormatTable, { as, only: SHOWN });
/** Drafts are head office's. */
const shownTo = (sql: Sql) => (sql.restricted ? fragment`f.state <> 'draft'` : fragment`true`);

export async function formatsById(sql: Sql, ids: readonly string[]): Promise<(PlayfulFormat | null)[]> {
  const rows = await sql.all<ShownFormat>`select ${shownColumns('f')} from playful_format f
    where f.id = any(${[...ids]}::uuid[]) and ${shownTo(sql)}`;
  const known = new Map(rows.map((row) => [row.id, formatView(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

/** What is right, for head office. */
export async function answersById(sql: Sql, ids: readonly string[]): Promise<number[][]> {
  const rows = await sql.all<{ id: string; answers: number[] }>`select id, answers from playful_format
    where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map(({ id, answers }) => [id, answers]));
  return ids.map((id) => known.get(id) ?? []);
}

/** Who wrote each last, by id; for head office. */
export async function writersById(sql: Sql, ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await sql.all<{ id: string; edited_by: string | null }>`select id, edited_by from playful_format
    where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, row.edited_by]));
  return ids.map((id) => known.get(id) ?? null);
}

export interface FormatQuery {
  readonly search: string | null;
  readonly kind: FormatKind | null;
  readonly state: FormatState | null;
}

/** The last edited first; `search` is any part of a name or code. */
export async function formatsPage(sql: Sql, { search, kind, state }: FormatQuery, bounds: PageBounds) {
  const part = search?.trim().toLowerCase() || null;
  const where = fragment`${shownTo(sql)} and (${kind}::text is null or f.kind = ${kind}::text)
    and (${state}::text is null or f.state = ${state}::text) and (${part}::text is null
      or position(${part}::text in lower(f.code || ' ' || f.name_zh || ' ' || f.name_en)) > 0)`;
  return pageOf(await readPage<ShownFormat>(sql, {
    columns: shownColumns('f'), from: fragment`playful_format f`, key: 'f.id',
    arms: [{ from: fragment`playful_format f`, where }],
    sort: [{ column: 'f.updated_at', type: 'timestamptz' }, { column: 'f.id', type: 'uuid' }], descending: true,
  }, bounds), formatView);
}

export function prizeView({ offerId, ...prize }: Prize, no: number, given: number): FormatPrize {
  return { ...prize, no, given, offer: offerId === null ? null : { id: encodeId(PREFIX.couponOffer, offerId) } };
}

export function formatView(
  { id: uuid, funderId, prizes, setPrize, given, setGiven, ...row }: ShownFormat,
): PlayfulFormat {
  return {
    ...row, uuid, id: encodeId(PREFIX.playfulFormat, uuid),
    funder: funderId === null ? null : { id: encodeId(PREFIX.franchise, funderId) },
    prizes: prizes.map((prize, place) => prizeView(prize, place + 1, given[place] ?? 0)),
    setPrize: setPrize && prizeView(setPrize, 0, setGiven),
    questions: row.questions.map((question, place) => ({ ...question, no: place + 1 })),
  };
}
