import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import { marginBps, marginMinor, shareBps, type MarginSums as Sums } from '../../domain/margins/margin.ts';
import type { MarginBy } from '../../queries/margins/margin-ask.ts';
import type { MarginFound } from '../../queries/margins/margin-report.ts';
import type { MarginGroupPage, MarginKey, MarginSums } from './margin-report.type.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const NOTHING: Sums = {
  lines: 0n, pieces: 0n, netMinor: 0n, knownLines: 0n, knownPieces: 0n, knownNetMinor: 0n, costMinor: 0n,
};
const ID_OF: Partial<Record<MarginBy, string>> = {
  product: PREFIX.product, outlet: PREFIX.outlet, channel: PREFIX.channel,
};

export function marginPageView(
  { groups, groupCount, endCursor, total, others }: MarginFound, by: readonly MarginBy[], currency: string,
): MarginGroupPage {
  const whole = total ?? NOTHING;
  return {
    items: groups.map(({ keys, ...sums }) => ({
      keys: keys.map((key, index) => keyView(by[index]!, key)), sums: sumsView(sums, currency),
      netShareBps: shareBps(sums.netMinor, whole.netMinor),
      marginShareBps: shareBps(marginMinor(sums), marginMinor(whole)),
    })),
    totalCount: groupCount, totalCountIsExact: true, endCursor, total: sumsView(whole, currency),
    others: others.map(({ currency: other, ...sums }) => sumsView(sums, other)),
  };
}

function sumsView(sums: Sums, currency: string): MarginSums {
  const money = (minor: bigint) => moneyView(minor, currency);
  return {
    currency, lineCount: Number(sums.lines), pieces: Number(sums.pieces), net: money(sums.netMinor),
    knownNet: money(sums.knownNetMinor), cost: money(sums.costMinor), margin: money(marginMinor(sums)),
    marginBps: marginBps(sums), unknownLineCount: Number(sums.lines - sums.knownLines),
    unknownPieces: Number(sums.pieces - sums.knownPieces), unknownNet: money(sums.netMinor - sums.knownNetMinor),
  };
}

function keyView(by: MarginBy, raw: string): MarginKey {
  const prefix = ID_OF[by];
  const key = prefix === undefined ? raw : raw === NOBODY ? '' : encodeId(prefix, raw);
  const thing = (of: MarginBy) => (by === of && key !== '' ? { id: key } : null);
  return {
    by, key, marginClass: by === 'class' ? key : null, region: by === 'region' && key !== '' ? key : null,
    product: thing('product'), outlet: thing('outlet'), channel: thing('channel'),
  };
}
