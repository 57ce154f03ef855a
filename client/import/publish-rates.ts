import {
  ConfirmFxTableDocument, FxRateDocument, HeldFxTablesDocument, KaratError, orThrow, PublishFxTableDocument,
  type KaratClient, type PublishFxTableInput, type PublishFxTableMutation,
} from '../src/index.ts';
import { beginOf, monthsBetween, readFxFile } from './fx-file.ts';
import type { Home } from './home.ts';
import { ImportError } from './import-error.ts';

export interface RateNeeds {
  readonly channel: KaratClient;
  /** A person, who may confirm a jump; null: the channel publishes, and jumps wait. */
  operator(): Promise<KaratClient | null>;
  readonly fxFile: string | null;
  /** Whose rates these are in the file. */
  readonly country: string;
  /** Rates are into the currency that points are counted in there, by its months. */
  readonly home: Home;
  readonly from: string;
  readonly to: string;
}

/** Sees to a table for each month of the file; those the house has stand as they are. */
export async function publishRates(needs: RateNeeds): Promise<{ published: number; there: number }> {
  const missing: string[] = [];
  const { home, country } = needs;
  const months = monthsBetween(needs.from, needs.to, home.timeZone);
  for (const month of months) {
    if (!await hasTable(needs.channel, home, month)) missing.push(month);
  }
  if (missing.length === 0) return { published: 0, there: months.length };
  if (needs.fxFile === null) {
    throw new ImportError('FX_MISSING', `The house has no rate of USD for ${missing[0]} (and ${
      missing.length - 1} months more): name FRED's table with --fx.`);
  }
  const rates = await readFxFile(needs.fxFile, country);
  const operator = await needs.operator();
  for (const month of missing) {
    const rate = rates.get(month);
    if (!rate) throw new ImportError('FX_MISSING', `${needs.fxFile} has no rate of ${country} for ${month}.`);
    await publish({ channel: needs.channel, operator, home }, month, rate);
  }
  return { published: missing.length, there: months.length - missing.length };
}

/** Whether exactly this month has its table: one of an earlier month is in force too long. */
async function hasTable(client: KaratClient, home: Home, month: string): Promise<boolean> {
  const at = beginOf(month, home.timeZone);
  const { fxRate } = await client.query(FxRateDocument, { from: 'USD', to: home.currency, at });
  return fxRate?.table?.effectiveAt === at;
}

interface Publisher {
  readonly channel: KaratClient;
  readonly operator: KaratClient | null;
  readonly home: Home;
}

async function publish(needs: Publisher, month: string, rate: string): Promise<void> {
  const { home } = needs;
  try {
    const publishFxTable = await enter(needs, {
      idempotencyKey: `jewelry-import:fx:${home.programme}:${month}:${rate}`, homeRegion: home.programme,
      effectiveAt: beginOf(month, home.timeZone), source: 'FRED monthly mean', rates: [{ from: 'USD', rate }],
    });
    // Another import of the same months was faster.
    if (isOnly(publishFxTable.userErrors, 'ALREADY_PUBLISHED')) return;
    if (orThrow(publishFxTable).standing !== 'HELD') return;
    if (needs.operator) {
      await confirm(needs.operator, home, month);
      if (await hasTable(needs.channel, home, month)) return;
    }
    throw new ImportError('FX_HELD', `The table of ${month} (1 USD = ${rate} ${home.currency}) is held: it moves `
      + 'the rate over 2 % or leaves a currency out. A person who did not enter it confirms it (confirmFxTable, or '
      + 'KARAT_IMPORT_OPERATOR_TOKEN); then run again.');
  } catch (error) {
    if (!(error instanceof KaratError) || error.code !== 'FORBIDDEN') throw error;
    throw new ImportError('FX_FORBIDDEN', 'The house has no rate of USD for that time, and this client may '
      + 'not publish one (catalog:price): grant it, or give KARAT_IMPORT_OPERATOR_TOKEN.', { cause: error });
  }
}

/** By the channel where it may: then the operator is another person, and may confirm. */
async function enter(
  { channel, operator }: Publisher, input: PublishFxTableInput,
): Promise<PublishFxTableMutation['publishFxTable']> {
  try {
    return (await channel.mutate(PublishFxTableDocument, { input })).publishFxTable;
  } catch (error) {
    if (!operator || !(error instanceof KaratError) || error.code !== 'FORBIDDEN') throw error;
    return (await operator.mutate(PublishFxTableDocument, { input })).publishFxTable;
  }
}

/** A channel does not see a table before it is published; the operator finds it among those that wait. */
async function confirm(operator: KaratClient, home: Home, month: string): Promise<void> {
  const { fxTables } = await operator.query(HeldFxTablesDocument, { homeRegion: home.programme });
  const at = beginOf(month, home.timeZone);
  const id = fxTables.items.find(({ effectiveAt, isOwn }) => effectiveAt === at && !isOwn)?.id;
  // Decided by somebody else meanwhile, or entered by the operator: whether it is in force is asked next.
  if (!id) return;
  const { confirmFxTable } = await operator.mutate(ConfirmFxTableDocument,
    { input: { id, idempotencyKey: `jewelry-import:fx-confirm:${id}` } });
  if (!isOnly(confirmFxTable.userErrors, 'NOT_HELD')) orThrow(confirmFxTable);
}

function isOnly(errors: readonly { readonly code: string }[], code: string): boolean {
  return errors.length === 1 && errors[0]!.code === code;
}
