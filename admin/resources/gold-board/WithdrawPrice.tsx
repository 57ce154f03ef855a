import { useCallback } from 'react';
import type { GoldPricePartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Facts } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { withdrawGoldPrice } from './gold-board.data.ts';

interface Values {
  reason: string;
}

/** Takes a price off the board: from now on the one before it holds. */
export function WithdrawPrice({ price, onClose }: { price: GoldPricePartsFragment; onClose: () => void }) {
  const text = useText();
  const named = useNamed();
  const fineness = useFineness();
  const format = useFormat();
  const run = useCallback(({ reason }: Values, key: string) => withdrawGoldPrice(price.id, reason, key), [price.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof withdrawGoldPrice>>>
      name={`withdraw-gold-price.${price.id}`}
      title={text('goldBoard.withdrawTitle')}
      hint={text('goldBoard.withdrawHint')}
      submit={text('shared.withdraw')}
      danger
      defaults={{ reason: '' }}
      onClose={onClose}
      run={run}
      done={({ goldPrice }) =>
        text(goldPrice?.state === 'WITHDRAWN' ? 'shared.withdrawn' : 'goldBoard.withdrawalWaits')
      }>
      <Facts
        rows={[
          [text('fields.region'), named(price.region)],
          [text('fields.purity'), fineness(price.metal, price.purity)],
          [text('fields.retail'), format.money(price.retail)],
          [text('fields.effectiveAt'), format.dateTime(price.effectiveAt)],
        ]}
      />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} autoFocus />
    </CommandDialog>
  );
}
