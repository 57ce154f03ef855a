import { useQuery } from '@tanstack/react-query';
import { MyPlacesDocument, PlacesToChooseDocument } from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';

export interface Place {
  readonly id: string;
  readonly name: string;
  /** Whose it is, for head office; null: its own. */
  readonly franchise?: { readonly id: string } | null;
}

/** Outlets one may speak of, by name: one's own, or those of one's franchise; head office any. */
export function usePlaces(): readonly Place[] {
  return useQuery({ queryKey: ['graph', 'places'], queryFn: readPlaces }).data ?? [];
}

async function readPlaces(): Promise<readonly Place[]> {
  const { viewer } = await ask(MyPlacesDocument);
  const own = (viewer?.outlets ?? []).flatMap((outlet) => (outlet ? [outlet] : []));
  if (own.length > 0) return own;
  return (await ask(PlacesToChooseDocument, { franchiseId: viewer?.franchise?.id })).outlets.items;
}
