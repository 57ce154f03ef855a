import type { MarginClass } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { takenFrom } from '../../../kernel/database/table-rows.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { isText } from '../../domain/checks.ts';
import { maySeeProduct } from '../../domain/exclusivity.ts';
import { isTooFarAhead, MAX_AHEAD_DAYS, MAX_REASON } from '../../domain/limits.ts';
import { placePeriod, type ClassPeriod } from '../../domain/margin-class.ts';
import { marginClassPeriodTable } from '../../persistence/tables/margin-class-period.table.ts';
import { announceItems } from '../items/announce-items.ts';
import { offered } from '../offered.ts';

export interface SetMarginClass {
  readonly productId: string;
  readonly marginClass: MarginClass;
  /** Null: from now on. */
  readonly effectiveAt: Date | null;
  readonly reason: string;
}

export type SetMarginClassCode = 'NOT_FOUND' | 'INVALID' | 'BEFORE_LAST_PERIOD' | 'NO_CHANGE';

export const setMarginClass = defineCommand<
  SetMarginClass, { productId: string }, SetMarginClassCode>({
  name: 'catalog.set-margin-class',
  execute: changeClass,
});

/** Whoever decides it: the period is written, audited and told, or refused with nothing changed. */
export async function changeClass(
  tx: Tx, input: SetMarginClass,
): Promise<Outcome<{ productId: string }, SetMarginClassCode>> {
  const product = await tx.sql.maybe<{ channels: string[]; tenants: string[] }>`
    select exclusive_channel_ids::text[] as channels, exclusive_tenant_ids::text[] as tenants
    from product where id = ${input.productId} for update`;
  if (!product || !maySeeProduct(tx.actor, {
    exclusiveChannelIds: product.channels, exclusiveTenantIds: product.tenants,
  })) {
    return refused('NOT_FOUND', 'There is no such product.', ['productId']);
  }
  if (!isText(input.reason, MAX_REASON)) {
    return refused('INVALID', `A reason has 1 to ${MAX_REASON} characters.`, ['reason']);
  }
  const next = { marginClass: input.marginClass, effectiveAt: input.effectiveAt ?? tx.now };
  if (isTooFarAhead(next.effectiveAt, tx.now, MAX_AHEAD_DAYS)) {
    return refused('INVALID', 'At most two years ahead.', ['effectiveAt']);
  }
  const book = await readCodebook(tx.sql);
  if (!offered(book, 'margin_class', input.marginClass, { from: next.effectiveAt, now: tx.now })) {
    return refused('NOT_FOUND', 'There is no such margin class.', ['marginClass']);
  }
  const periods = await tx.sql.all<ClassPeriod>`
    select margin_class as "marginClass", effective_at as "effectiveAt" from margin_class_period
    where product_id = ${input.productId} order by effective_at`;
  const place = placePeriod(periods, next, tx.now);
  if (place === 'before_last') {
    return refused('BEFORE_LAST_PERIOD', 'A class begins after the last one began.',
      ['effectiveAt'], { lastEffectiveAt: periods.at(-1)!.effectiveAt });
  }
  if (place === 'same_class') {
    return refused('NO_CHANGE', 'The product already has this class then.', ['marginClass']);
  }
  await writePeriod(tx, input, next);
  tx.audit({
    subjectId: input.productId, before: periods.at(-1) ?? null, after: next, reason: input.reason,
  });
  await announceItems(tx, { productIds: [input.productId] });
  return accepted({ productId: input.productId });
}

async function writePeriod(tx: Tx, input: SetMarginClass, next: ClassPeriod): Promise<void> {
  await tx.sql.insertInto(marginClassPeriodTable, [{
    ...next, productId: input.productId, reason: input.reason.trim(), setBy: tx.actor.name,
    setAt: tx.now,
  }], `on conflict (product_id, effective_at) do update
    set ${takenFrom(marginClassPeriodTable, ['marginClass', 'reason', 'setBy', 'setAt'])}`);
}
