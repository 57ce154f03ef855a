import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { ask } from './ask.ts';

export interface AskOptions {
  readonly enabled?: boolean;
  readonly refetchInterval?: number | false;
  readonly keep?: boolean;
}

/** One document, kept by its text and variables; commands refresh whatever is on the screen. */
export function useAsk<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: AskOptions = {},
): UseQueryResult<Result> {
  return useQuery<Result>({
    queryKey: ['graph', String(document), variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchInterval ?? false,
    placeholderData: options.keep ? (previous: unknown) => previous as never : undefined,
  });
}

/** Questions that begin with it are about the house's words, which change by commands of their own alone. */
export const WORDS = 'words';

/** What other subgraphs make of a command arrives a moment later, through events. */
const AGAIN_MS = [0, 700, 2_000, 4_500];

export function useRefresh(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const delay of AGAIN_MS) {
      window.setTimeout(() => {
        void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== WORDS });
      }, delay);
    }
  }, [client]);
}
