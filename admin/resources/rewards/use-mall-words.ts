import { MallFundersDocument, MallWordsDocument, type CurrencyCode } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Choice } from '../../parts/form/fields.tsx';

/** Programmes with their currency, tiers and what a point is worth there. */
export function useMallWords() {
  const named = useNamed();
  const programmes = useAsk(MallWordsDocument, {}).data?.programmes ?? [];
  const find = (code: string) => programmes.find((programme) => programme.code === code);
  return {
    choices: programmes.map((one): Choice => ({ id: one.code, name: `${one.code} ${named(one)}` })),
    currencyOf: (code: string) => (find(code)?.currency ?? '') as CurrencyCode,
    pointsPerUnit: (code: string) => find(code)?.policy.rules.pointsPerUnit,
    tiersOf: (code: string): Choice[] => (find(code)?.policy.rules.tiers ?? []).map(({ tier }) => (
      { id: tier.code, name: named(tier) ?? tier.code })),
  };
}

/** Who may pay for a reward, beside head office. */
export function useFunderChoices(): Choice[] {
  return (useAsk(MallFundersDocument, {}).data?.franchises.items ?? []).map(({ id, name }) => ({ id, name }));
}
