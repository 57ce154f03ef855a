import { sql as part, type RawBuilder } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { ofPerson } from '../../../kernel/persons/of-person.ts';
import { QUOTE_COLUMNS, type QuoteRow } from '../../persistence/quotes/quote-row.ts';
import { quoteView } from './quote-view.ts';

export interface QuotesAsked {
  readonly state: string | null;
  /** uuids */
  readonly outletId: string | null;
  readonly memberId: string | null;
  readonly orderNo: string | null;
  readonly shortNo: string | null;
  readonly now: Date;
  readonly reader: Pick<Actor, 'kind' | 'tenantId' | 'channelId'>;
}

/** By the clock, whether or not a job has swept it since. */
function inState(state: string | null, now: Date): RawBuilder<unknown> {
  switch (state) {
    case null: return part`true`;
    case 'pricing': case 'holding': case 'open': case 'placed':
      return part`quote.state = ${state} and quote.locked_until > ${now}`;
    case 'expired': return part`(quote.state = 'expired' or quote.state in ('pricing', 'holding', 'open')
      and quote.locked_until <= ${now})`;
    case 'unpaid': return part`(quote.state = 'unpaid' or quote.state = 'placed' and quote.locked_until <= ${now})`;
    default: return part`quote.state = ${state}`;
  }
}

/** The newest first. */
export async function quotesPage(sql: Sql, asked: QuotesAsked, bounds: PageBounds) {
  const { state, outletId, memberId, orderNo, shortNo, now, reader } = asked;
  const reach = reader.kind === 'channel' ? part`quote.channel_id = ${reader.channelId ?? null}::uuid`
    : reader.kind === 'tenant' ? part`quote.selling_tenant_id = ${reader.tenantId ?? null}::uuid` : part`true`;
  const where = part.join([reach, inState(state, now),
    ...(outletId === null ? [] : [part`quote.outlet_id = ${outletId}::uuid`]),
    ...(orderNo === null ? [] : [part`quote.order_no = ${orderNo}`]),
    ...(shortNo === null ? [] : [part`quote.short_no = ${shortNo}`]),
    ...(memberId === null ? [] : [ofPerson(sql, 'quote.member_id', memberId)])], part` and `);
  return pageOf(await readPage<QuoteRow>(sql, {
    columns: QUOTE_COLUMNS, from: part`quote`, key: 'quote.id', arms: [{ from: part`quote`, where }],
    sort: [{ column: 'quote.quoted_at', type: 'timestamptz' }, { column: 'quote.id', type: 'uuid' }], descending: true,
  }, bounds), (row) => quoteView(row, now));
}
