import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { isCurrency } from '../../../kernel/money.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { accepted, refused, refusedAll, type Refusal } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { Checks } from '../../domain/checks.ts';
import { seenUntil } from '../../domain/policy.ts';
import { decideFxTable, formatRate, parseRate, type Rate } from '../../domain/prices/fx-table.ts';
import { isTooFarAhead, MAX_AHEAD_DAYS, MAX_SOURCE } from '../../domain/limits.ts';
import { endOfDays, type Published } from '../../domain/prices/standing.ts';
import type { HoldReason } from '../../domain/words.ts';
import { HOME_CURRENCY } from '../../persistence/home-currency.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { fxRateTable } from '../../persistence/tables/fx-rate.table.ts';
import { fxTableTable } from '../../persistence/tables/fx-table.table.ts';
import { lockTables, placeOfTable } from './fx-shelf.ts';
import { offered } from '../offered.ts';

export interface PublishFxTable {
  /** Code of a programme, or of a region: then that of its programme. */
  readonly homeRegion: string;
  readonly effectiveAt: Date;
  readonly rates: readonly Rate[];
  readonly source: string;
  readonly confirm: boolean;
}

export interface PublishedTable extends Published {
  readonly fxTableId: string;
  readonly because: readonly HoldReason[];
}

export type PublishFxTableCode = 'INVALID' | 'UNKNOWN_REGION' | 'ALREADY_PUBLISHED' | 'OPERATOR_ONLY'
  | 'SAME_PERSON';

/** A table against the one in force before it; what moves too far or leaves a currency out is held. */
export const publishFxTable = defineCommand<PublishFxTable, PublishedTable, PublishFxTableCode>({
  name: 'catalog.publish-fx-table',
  execute: async (tx, input) => {
    const home = await homeOf(tx, input);
    if (!home) return refused('UNKNOWN_REGION', 'There is no such programme or region.', ['homeRegion']);
    const refusals = checkTable(input, home.currency, tx.now);
    if (refusals.length > 0) return refusedAll(refusals);
    if (input.confirm && tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office confirms a jump.', ['confirm']);
    }
    await lockTables(tx.sql, home.code);
    const { version, rules } = policyAt(await catalogPolicies.all(tx.sql), tx.now);
    const { effectiveAt } = input;
    const homeRegion = home.code;
    const validUntil = endOfDays(effectiveAt, rules.fxRefuseDays);
    const place = await placeOfTable(tx.sql,
      { homeRegion, effectiveAt, validUntil, now: tx.now, seenUntil: seenUntil(rules, tx.now) });
    if (place.takenBy) {
      return refused('ALREADY_PUBLISHED', 'There is a table from this moment on.', ['effectiveAt']);
    }
    const { state, jumpBps, missing, because } = decideFxTable(place.around, input.rates, rules.fxJumpBps);
    if (input.confirm && state === 'held') {
      return refused('SAME_PERSON', 'Another person confirms a jump.', ['confirm']);
    }
    const fxTableId = newId(tx.now);
    await tx.sql.insertInto(fxTableTable, [{
      id: fxTableId, homeRegion, effectiveAt, source: input.source.trim(), state, jumpBps, missing,
      heldBecause: because.join(' ') || null,
      waitsFor: because.includes('follows') ? place.heldRoot : null, policyVersion: version,
      enteredBy: tx.actor.name, enteredById: tx.actor.id, enteredAt: tx.now,
    }]);
    await tx.sql.insertInto(fxRateTable, input.rates.map(({ from, rate }) =>
      ({ tableId: fxTableId, fromCurrency: from, rate })));
    tx.audit({ subjectId: fxTableId, after: { ...input, homeRegion, state, jumpBps, missing, because } });
    if (state === 'published') await announceTable(tx, fxTableId);
    return accepted({
      fxTableId, state, because, effectiveAt, supersededAt: place.supersededAt, validUntil,
    });
  },
});

/** Every currency of ISO 4217, and some to come. */
const MAX_RATES = 200;

/** Whose table it is: Macau counts in Hong Kong's programme. */
async function homeOf(
  tx: Tx, { homeRegion, effectiveAt: from }: PublishFxTable,
): Promise<{ code: string; currency: string } | null> {
  const book = await readCodebook(tx.sql);
  const when = { from, now: tx.now };
  const code = book.versions('programme', homeRegion).length > 0 ? homeRegion
    : offered(book, 'region', homeRegion, when)?.traits.programme;
  const programme = code === undefined ? null : offered(book, 'programme', code, when);
  return programme && { code: programme.code, currency: programme.traits.currency };
}

function checkTable(input: PublishFxTable, home: string, now: Date): readonly Refusal<'INVALID'>[] {
  const checks = new Checks();
  checks.must(input.rates.length >= 1 && input.rates.length <= MAX_RATES,
    `1 to ${MAX_RATES} rates, not ${input.rates.length}.`, 'rates');
  const seen = new Set<string>();
  input.rates.slice(0, MAX_RATES).forEach(({ from, rate }, index) => {
    checks.must(isCurrency(from) && from !== home && !seen.has(from),
      `Each currency once, never ${home} itself.`, 'rates', index, 'from');
    checks.must(parseRate(rate) !== null,
      'Above zero, at most 9 digits before and 12 after the point.', 'rates', index, 'rate');
    seen.add(from);
  });
  checks.text(input.source, MAX_SOURCE, 'source');
  checks.must(!isTooFarAhead(input.effectiveAt, now, MAX_AHEAD_DAYS),
    'At most two years ahead.', 'effectiveAt');
  return checks.refusals;
}

/** Tells who converts money: loyalty, orders. */
export async function announceTable(tx: Tx, fxTableId: string): Promise<void> {
  const table = await tx.sql.one<{
    home: string; currency: string; at: Date; days: number; rates: Rate[];
  }>`
    select t.home_region as home, ${HOME_CURRENCY} as currency, t.effective_at as at,
      (select fx_refuse_days from catalog_policy p where p.version = t.policy_version) as days,
      (select json_agg(json_build_object('from', r.from_currency, 'rate', r.rate::text)
        order by r.from_currency) from fx_rate r where r.table_id = t.id) as rates
    from fx_table t where t.id = ${fxTableId}`;
  tx.emit('fx-table.published.v1', table.home, {
    tableId: fxTableId, homeRegion: table.home, effectiveAt: table.at,
    validUntil: endOfDays(table.at, table.days),
    rates: table.rates.map(({ from, rate }) =>
      ({ from, to: table.currency, rate: formatRate(rate) })),
  } satisfies EventPayloads['fx-table.published.v1']);
}
