import { useMemo } from 'react';
import type { ListedDocument } from '../../../client/manifests/read-manifest.ts';
import { useDocumentName } from './use-document-name.ts';
import type { RegisteredRow } from './partner-clients.data.ts';

type Outcome = 'registered' | 'known' | 'refused';

export interface UploadRow {
  readonly key: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly result: RegisteredRow;
}

const ORDER: readonly Outcome[] = ['refused', 'registered', 'known'];

/** What became of each document, refusals first, and how many there were of each. */
export function useUploadRows(documents: readonly ListedDocument[], results: readonly RegisteredRow[]) {
  const nameOf = useDocumentName();
  return useMemo(() => {
    const rows = results.map((result, place): UploadRow => ({
      key: `${place} ${result.hash}`, name: nameOf(namesIn(documents[place]?.text ?? '')),
      outcome: outcomeOf(result), result,
    }));
    const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
    return {
      rows: rows.toSorted((left, right) => ORDER.indexOf(left.outcome) - ORDER.indexOf(right.outcome)),
      tally: { registered: count('registered'), known: count('known'), refused: count('refused') },
    };
  }, [documents, results, nameOf]);
}

/** Also of what was refused, and has no names for the house. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g)].map(([, name]) => name!);
}

function outcomeOf({ created, userErrors }: RegisteredRow): Outcome {
  if (userErrors.length > 0) return 'refused';
  return created ? 'registered' : 'known';
}
