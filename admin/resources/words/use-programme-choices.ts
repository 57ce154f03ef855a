import { useAsk } from '../../graph/use-ask.ts';
import { ProgrammeVersionsDocument } from '../../gql/graphql.ts';
import type { Choice } from '../../parts/form/fields.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { standingsOf } from './word-standing.ts';

/** Programmes that a region may belong to. */
export function useProgrammeChoices(): Choice[] {
  const named = useNamed();
  const versions = useAsk(ProgrammeVersionsDocument, {}).data?.programmeVersions ?? [];
  return standingsOf(versions, new Date())
    .filter(({ current }) => !current.retired)
    .map(({ current }) => ({ id: current.code, name: `${current.code} ${named(current)}` }));
}
