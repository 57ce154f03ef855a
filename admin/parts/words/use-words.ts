import { queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useStoreContext, type Store } from 'react-admin';
import {
  MarginClassesDocument,
  RegionsDocument,
  type MarginClassesQuery,
  type RegionsQuery,
} from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';
import { WORDS } from '../../graph/use-ask.ts';
import type { Choice } from '../form/fields.tsx';
import { useClassName, useNamed } from './use-named.ts';

export type RegionWord = RegionsQuery['regions'][number];
export type ClassWord = MarginClassesQuery['marginClasses'][number];

const FRESH_MS = 600_000;

/**
 * Words change a few times a year: they are asked for once and kept in this browser, so that no page waits for
 * them and the house is workable while their owner is away; behind that they are asked again now and then.
 */
function keptWords<Word>(store: Store, name: string, read: () => Promise<readonly Word[]>) {
  const place = `karat.words.${name}`;
  return queryOptions({
    queryKey: [WORDS, name],
    queryFn: async () => {
      const words = await read();
      store.setItem(place, words);
      return words;
    },
    initialData: () => store.getItem<readonly Word[]>(place),
    initialDataUpdatedAt: 0,
    staleTime: FRESH_MS,
  });
}

const regionsOf = (store: Store) =>
  keptWords<RegionWord>(store, 'regions', async () => (await ask(RegionsDocument, {})).regions);
const classesOf = (store: Store) =>
  keptWords<ClassWord>(store, 'classes', async () => (await ask(MarginClassesDocument, {})).marginClasses);

const NONE: readonly never[] = [];

/** Regions that may be chosen now, in their order; none until they are known. */
export function useRegions(): readonly RegionWord[] {
  return useQuery(regionsOf(useStoreContext())).data ?? NONE;
}

/** The same for a page that cannot begin without them: it waits where pages wait. */
export function useKnownRegions(): readonly RegionWord[] {
  return useSuspenseQuery(regionsOf(useStoreContext())).data;
}

export function useRegionChoices(): Choice[] {
  const named = useNamed();
  return useRegions().map((region) => ({ id: region.code, name: named(region) }));
}

/** Whose days somebody of a region lives by; of one that is gone, those of the reader. */
export function useZoneOf(region: { readonly code: string } | null | undefined): string {
  const known = useRegions().find(({ code }) => code === region?.code);
  return known?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Margin classes that may be chosen now, in their order; none until they are known. */
export function useClasses(): readonly ClassWord[] {
  return useQuery(classesOf(useStoreContext())).data ?? NONE;
}

/** The same for what cannot begin without them. */
export function useKnownClasses(): readonly ClassWord[] {
  return useSuspenseQuery(classesOf(useStoreContext())).data;
}

export function useClassChoices(): Choice[] {
  const called = useClassName();
  return useClasses().map((word) => ({ id: word.code, name: called(word) }));
}

/** A margin class by its code, where the graph gives no more; one that is not offered any more is its code. */
export function useClassCalled(): (code: string | null | undefined) => string {
  const called = useClassName();
  const classes = useClasses();
  return useCallback(
    (code) => {
      const word = classes.find((one) => one.code === code);
      return word ? called(word) : code ?? '—';
    },
    [called, classes],
  );
}

/** Where rates of exchange have a home: each programme, called by the regions whose members count in it. */
export function useHomes(): Choice[] {
  const named = useNamed();
  const regions = useRegions();
  const codes = [...new Set(regions.map(({ programmeCode }) => programmeCode))];
  return codes.map((id) => ({
    id,
    name: regions.filter(({ programmeCode }) => programmeCode === id).map(named).join(' · '),
  }));
}

/** Currencies that the house sells in. */
export function useHomeCurrencies(): readonly string[] {
  return [...new Set(useRegions().map(({ currency }) => currency))];
}

/** After an edit of a word everybody on this page asks anew. */
export function useForgetWords(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: [WORDS] }), [client]);
}
