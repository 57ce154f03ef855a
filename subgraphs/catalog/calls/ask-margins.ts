import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { decodeId } from '../../kernel/ids.ts';
import { parseAmount, type Currency } from '../../kernel/money.ts';
import type { MeasuredMargin } from '../domain/classes/class-bounds.ts';
import type { MeasuringPeriod } from '../queries/classes/measuring.ts';

const MARGINS = /* GraphQL */ `query MarginsOfStyles($input: MarginReportInput!, $page: PageInput) {
  marginReport(input: $input, page: $page) { endCursor others { currency } total { currency }
    items { keys { key } sums { pieces unknownPieces net { amount } knownNet { amount } cost { amount } } } } }`;
const asService = serviceActor('catalog', ['catalog:cost']);
const AT_ONCE = 100;
/** A job waits longer than a person would. */
const PATIENCE_MS = 20_000;

interface Amount { readonly amount: string }
interface Answer {
  readonly marginReport: {
    readonly endCursor: string | null;
    readonly total: { readonly currency: string };
    readonly others: readonly { readonly currency: string }[];
    readonly items: readonly {
      readonly keys: readonly { readonly key: string }[];
      readonly sums: {
        readonly pieces: number; readonly unknownPieces: number; readonly net: Amount; readonly knownNet: Amount;
        readonly cost: Amount;
      };
    }[];
  };
}

/**
 * What orders measured of each style in each currency, asked outside any transaction, page after page; rejects while
 * orders does not answer, so that a job is tried again.
 */
export async function askMargins(services: Services, period: MeasuringPeriod): Promise<MeasuredMargin[]> {
  const first = await askCurrency(services, period, null);
  const others = first.others.filter((currency) => currency !== first.currency);
  const measured = [...first.measured];
  for (const currency of others) measured.push(...(await askCurrency(services, period, currency)).measured);
  return measured;
}

async function askCurrency(
  services: Services, { region, from, until }: MeasuringPeriod, currency: string | null,
): Promise<{ currency: string; others: readonly string[]; measured: readonly MeasuredMargin[] }> {
  const input = { region, from, until, currency, by: ['PRODUCT'], order: 'KEY', direction: 'ASC' };
  const measured: MeasuredMargin[] = [];
  for (let after: string | null = null; ;) {
    const { marginReport }: Answer = await askOther<Answer>(services, {
      document: MARGINS, variables: { input, page: { number: 1, size: AT_ONCE, after } }, actor: asService,
      deadlineAt: Date.now() + PATIENCE_MS,
    });
    const { currency: counted } = marginReport.total;
    measured.push(...marginReport.items.flatMap((item) => measuredOf(item, counted as Currency)));
    after = marginReport.endCursor;
    if (after === null) {
      return { currency: counted, others: marginReport.others.map((other) => other.currency), measured };
    }
  }
}

function measuredOf({ keys, sums }: Answer['marginReport']['items'][number], currency: Currency): MeasuredMargin[] {
  const productId = decodeId(PREFIX.product, keys[0]?.key ?? '');
  const minor = ({ amount }: Amount) => parseAmount(amount, currency)!;
  return productId === null ? [] : [{
    productId, currency, pieces: BigInt(sums.pieces), knownPieces: BigInt(sums.pieces - sums.unknownPieces),
    netMinor: minor(sums.net), knownNetMinor: minor(sums.knownNet), costMinor: minor(sums.cost),
  }];
}
