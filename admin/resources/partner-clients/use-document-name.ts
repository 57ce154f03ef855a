import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';

/** A document goes by its operations; one that has no names is said to have none. */
export function useDocumentName(): (operations: readonly string[] | undefined) => string {
  const text = useText();
  return useCallback((operations) => operations?.join(', ') || text('partnerClients.unnamed'), [text]);
}
