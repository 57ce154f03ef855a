import { Alert } from '@mui/material';
import { useCallback } from 'react';
import type { CurrencyCode, ReadGoldPricesQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { UserError } from '../../parts/form/user-errors.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { publishGoldPrices, readGoldPrices } from './gold-board.data.ts';

interface Values {
  region: string;
  table: string;
  source: string;
}

type Row = ReadGoldPricesQuery['readGoldPrices'][number];

interface Pasted {
  readonly rows: readonly Row[];
  readonly held: number;
  readonly userErrors: readonly UserError[];
}

/** What can be published is, all at once; the key is the paste's: sent twice, it is one. */
async function send({ region, table, source }: Values, idempotencyKey: string, dryRun: boolean): Promise<Pasted> {
  const rows = await readGoldPrices(region, table);
  if (dryRun) return { rows, held: 0, userErrors: [] };
  const { results, userErrors } = await publishGoldPrices({
    idempotencyKey,
    prices: rows.flatMap(({ problems, metal, purity, unit, retail, buyback, effectiveAt }) =>
      problems.length > 0 || !metal || !purity || !retail
        ? []
        : [
            {
              region, metal, purity, unit, source, effectiveAt,
              retail: { amount: retail.amount, currency: retail.currency as CurrencyCode },
              buyback: buyback && { amount: buyback.amount, currency: buyback.currency as CurrencyCode },
            },
          ]),
  });
  return { rows, held: results.filter(({ standing }) => standing === 'HELD').length, userErrors };
}

/** A board out of a sheet, a chat or a file: shown line by line as it was understood, then published. */
export function PastePrices({ region, onClose }: { region: string; onClose: () => void }) {
  const text = useText();
  const choices = useRegionChoices();
  const run = useCallback(send, []);
  return (
    <CommandDialog<Values, Pasted>
      name={`paste-gold-prices.${region}`}
      title={text('actions.pastePrices')}
      hint={text('goldBoard.pasteHint')}
      submit={text('actions.publishPrice')}
      onClose={onClose}
      run={run}
      wide
      defaults={{ region, table: '', source: '' }}
      preview={({ rows }) => <Understood rows={rows} />}
      done={({ held }) =>
        held > 0 ? text('goldBoard.pastedHeld', { count: held }) : text('goldBoard.pricePublished')
      }>
      <FieldSelect name="region" label={text('fields.region')} choices={choices} required />
      <FieldText name="table" label={text('goldBoard.pasted')} rows={6} maxLength={10_000} required autoFocus />
      <FieldText name="source" label={text('fields.provenance')} required maxLength={120} />
    </CommandDialog>
  );
}

function Understood({ rows }: { rows: readonly Row[] }) {
  const text = useText();
  const word = useWord();
  const fineness = useFineness();
  const format = useFormat();
  const bad = rows.filter(({ problems }) => problems.length > 0).length;
  return (
    <>
      {bad > 0 && <Alert severity="warning">{text('goldBoard.pastedBad', { count: bad })}</Alert>}
      <SmallTable
        label={text('goldBoard.pasted')}
        rows={rows}
        keyOf={({ line }) => String(line)}
        columns={[
          {
            label: text('fields.purity'),
            cell: ({ line, metal, purity, text: typed }) =>
              metal && purity ? fineness(metal, purity) : `${line}: ${typed}`,
          },
          {
            label: text('fields.retail'),
            align: 'right',
            cell: ({ retail, unit }) => (retail ? `${format.money(retail)} / ${word('weightUnit', unit)}` : '–'),
          },
          { label: text('goldBoard.perGram'), align: 'right', cell: ({ perGram }) => format.money(perGram) },
          {
            label: text('fields.buyback'),
            align: 'right',
            cell: ({ buyback }) => (buyback ? format.money(buyback) : text('goldBoard.noBuyback')),
          },
          {
            label: text('fields.effectiveAt'),
            cell: ({ effectiveAt, problems }) =>
              problems.length > 0
                ? problems.map((problem) => word('pastedProblem', problem)).join(' · ')
                : effectiveAt
                  ? format.dateTime(effectiveAt)
                  : text('fields.now'),
          },
        ]}
      />
    </>
  );
}
