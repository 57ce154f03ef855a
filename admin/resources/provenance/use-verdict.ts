import { useEffect, useState } from 'react';
import { verifyProvenance, type ProvenanceVerdict } from '../../../client/src/verify-provenance.ts';

interface Key { readonly id: string; readonly publicKey: string }

/** What this browser itself proves of a document; null while it does, 'cannot' where it has no such signatures. */
export function useVerdict(document: string, keys: readonly Key[]): ProvenanceVerdict | 'cannot' | null {
  const [verdict, setVerdict] = useState<ProvenanceVerdict | 'cannot' | null>(null);
  useEffect(() => {
    let isWanted = true;
    const tell = (found: ProvenanceVerdict | 'cannot') => isWanted && setVerdict(found);
    verifyProvenance(document, keys).then(tell, () => tell('cannot'));
    return () => {
      isWanted = false;
    };
  }, [document, keys]);
  return verdict;
}
