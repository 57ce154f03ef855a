import { sql as part, type RawBuilder } from 'kysely';
import { sameDays } from '../../../kernel/business-day.ts';
import { localMonths, summedRange, type SummedRange } from '../../domain/summed-range.ts';
import { asksFor, type MarginAsk, type MarginFilter } from './margin-ask.ts';

export type Part = RawBuilder<unknown>;
export const all = (parts: readonly Part[]): Part => part.join([part`true`, ...parts], part` and `);

export const VALUES = ['lines', 'pieces', 'net', 'known_lines', 'known_pieces', 'known_net', 'cost'] as const;
/** Days of head office, by which sums are kept (migration 0290). */
const SUMMED_ZONE = 'Asia/Shanghai';
const NOBODY = part.raw(`'00000000-0000-0000-0000-000000000000'::uuid`);

/** Times that are read alike; their month, or null where each sum and row says its own. */
interface Stretch extends SummedRange { readonly month: string | null }

/**
 * Where lines have to be read one by one: by place and style at once no sums are kept, nor by days of a zone whose
 * days begin elsewhere. Everything else comes from sums, but for the hours at the ends.
 */
export function readsLines(ask: MarginAsk): boolean {
  const { place, style } = asksFor(ask);
  return (place && style) || (ask.by.includes('day') && !sameDays(ask.zone, SUMMED_ZONE, ask.from, ask.to));
}

/** What was sold as `currency, margin_class, channel_id, outlet_id, product_id, at` and VALUES, each line once. */
export function soldParts(ask: MarginAsk): Part[] {
  return stretchesOf(ask).flatMap(({ month, instants, sums }) => [
    ...instants.map((times) => fromLines(ask, times, month)),
    ...(sums.length > 0 ? [...sums.map((piece) => fromSums(ask, piece, month)), fromDeltas(ask, sums, month)] : []),
  ]);
}

function stretchesOf(ask: MarginAsk): readonly Stretch[] {
  const { from, to, zone, by } = ask;
  if (readsLines(ask)) return [{ month: null, instants: [{ from, to }], sums: [] }];
  const isLocal = by.includes('day') || by.includes('month');
  if (!isLocal || sameDays(zone, SUMMED_ZONE, from, to)) {
    return [{ month: null, ...summedRange(from, to, SUMMED_ZONE, !by.includes('day')) }];
  }
  return localMonths(from, to, zone).map(({ key, ...month }) => (
    { month: key, ...summedRange(month.from, month.to, SUMMED_ZONE, false) }));
}

const RAW = part.raw(`currency, margin_class, channel_id, outlet_id, product_id`);
const SUMS = part.raw(VALUES.join(', '));

const dayOr = (month: string | null, own: Part): Part => (month === null ? own : part`${month}::text`);

function fromSums(ask: MarginAsk, { grain, from, to }: SummedRange['sums'][number], month: string | null): Part {
  return part`select ${RAW}, ${dayOr(month, part`at::text`)} as at, ${SUMS} from margin_sum
    where cut = ${asksFor(ask).style ? 2 : 1} and grain = ${grain} and at >= ${from}::date and at < ${to}::date
      and ${all(filtered(ask.filter))}`;
}

/** What was written since the sums were last folded. */
function fromDeltas(ask: MarginAsk, sums: SummedRange['sums'], month: string | null): Part {
  return part`select ${RAW}, ${dayOr(month, part`day::text`)} as at, ${SUMS} from margin_delta
    where day >= ${sums[0]!.from}::date and day < ${sums.at(-1)!.to}::date and ${all(filtered(ask.filter))}`;
}

function filtered(filter: MarginFilter, [line, order, item] = ['', '', '']): Part[] {
  const is = (column: string, value: string | null, type: string): Part[] => (
    value === null ? [] : [part`${part.raw(column)} = ${value}::${part.raw(type)}`]);
  return [
    ...is(`${line}margin_class`, filter.marginClass, 'text'), ...is(`${order}channel_id`, filter.channelId, 'uuid'),
    ...is(`${order}outlet_id`, filter.outletId, 'uuid'), ...is(`${item}product_id`, filter.productId, 'uuid'),
  ];
}

/** The same as the triggers add up, by reading every line: what was kept as `keptMinor` says. */
function fromLines({ filter, zone }: MarginAsk, { from, to }: { from: Date; to: Date }, month: string | null): Part {
  const stays = part.raw('(l.returned_quantity < l.quantity)::int');
  const known = part.raw('(l.cost_minor is not null)::int');
  const kept = part.raw(`(l.base_minor + l.trade_in_minor - l.returned_base_minor
    - l.trade_in_minor * l.returned_quantity / l.quantity)`);
  return part`select o.currency, l.margin_class, o.channel_id, o.outlet_id,
      coalesce(f.product_id, ${NOBODY}) as product_id,
      ${dayOr(month, part`to_char(o.paid_at at time zone ${zone}, 'YYYY-MM-DD')`)} as at,
      ${stays} as lines, l.quantity - l.returned_quantity as pieces, ${kept} as net,
      ${known} * ${stays} as known_lines, ${known} * (l.quantity - l.returned_quantity) as known_pieces,
      ${known} * ${kept} as known_net,
      coalesce(l.cost_minor - l.cost_minor * l.returned_quantity / l.quantity, 0) as cost
    from sales_order o join order_line l on l.order_id = o.id left join item_fact f on f.item_id = l.item_id
    where o.paid_at >= ${from} and o.paid_at < ${to} and ${all(filtered(filter, ['l.', 'o.', 'f.']))}`;
}
