import { useTheme } from '@mui/material';
import type { ReactNode } from 'react';

/** Words of a legend are read like any others: the colour of their series is the mark's beside them. */
export function useLegendWord(): (word: ReactNode) => ReactNode {
  const { palette } = useTheme();
  return (word) => <span style={{ color: palette.text.secondary }}>{word}</span>;
}
