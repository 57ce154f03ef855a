import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';

/** A tier by its place from below, where programmes call it differently: 0 is the lowest. */
export function useRankName(): (rank: number) => string {
  const text = useText();
  return useCallback(
    (rank) => {
      if (rank === 0) return text('shared.lowestTier');
      return rank === 1 ? text('shared.secondTier') : text('shared.nthTier', { place: rank + 1 });
    },
    [text],
  );
}
