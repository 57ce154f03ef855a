import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, type ExecutionResult } from 'graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { encodeId } from '../../kernel/ids.ts';

const api = buildSchema(readFileSync('schema/api.graphql', 'utf8'), { assumeValid: true });

/** What orders measured of one style in one currency, amounts in units. */
export interface Sold {
  readonly productId: string; readonly currency?: string; readonly pieces: number; readonly unknown?: number;
  readonly net: number; readonly known?: number; readonly cost: number;
}

/**
 * Orders, loyalty and franchises as proposals ask them: each document is one that the house's graph takes. Orders
 * answers two styles a page, whatever is asked, so that there is a next one.
 */
export class MeasuringRooms implements GraphClient {
  sold: readonly Sold[] = [];
  isDown = false;
  readonly asked: any[] = [];

  async execute<Data>(
    { document, variables }: { document: string; variables: Record<string, any> },
  ): Promise<ExecutionResult<Data>> {
    const wrong = validate(api, parse(document));
    if (wrong.length > 0) throw wrong[0]!;
    if (this.isDown) throw new Error('connection refused');
    this.asked.push(variables);
    return { data: (document.includes('marginReport') ? this.#margins(variables) : RATES) as Data };
  }

  #margins({ input, page }: Record<string, any>): object {
    const currency = input.currency ?? 'CNY';
    const own = this.sold.filter((one) => (one.currency ?? 'CNY') === currency);
    const start = Number(page.after ?? 0);
    const others = [...new Set(this.sold.map((one) => one.currency ?? 'CNY'))].filter((one) => one !== currency);
    return { marginReport: {
      endCursor: start + 2 < own.length ? String(start + 2) : null, total: { currency },
      others: others.map((other) => ({ currency: other })),
      items: own.slice(start, start + 2).map(({ productId, pieces, unknown = 0, net, known = net, cost }) => ({
        keys: [{ key: encodeId(PREFIX.product, productId) }],
        sums: { pieces, unknownPieces: unknown, net: { amount: `${net}.00` }, knownNet: { amount: `${known}.00` },
          cost: { amount: `${cost}.00` } } })),
    } };
  }
}

const rate = (code: string, pointsNumerator: number) => (
  { marginClass: { code }, pointsNumerator, pointsDenominator: 1_000 });
const RATES = {
  programmes: [{ code: 'HK', currency: 'HKD', policy: { rules: { rates: [rate('A', 1)] } } },
    { code: 'CN', currency: 'CNY', policy: { rules: { rates: [rate('A', 12), rate('B', 10), rate('C', 4)] } } }],
  franchisePolicy: { rules: { rebates: [
    { marginClass: { code: 'A' }, bps: 300 }, { marginClass: { code: 'B' }, bps: 200 }] } },
};
