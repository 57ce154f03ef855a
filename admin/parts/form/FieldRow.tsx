import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Fields beside each other; below each other on a phone. */
export function FieldRow({ children, columns = 2 }: { children: ReactNode; columns?: number }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, minmax(0, 1fr))` },
      }}>
      {children}
    </Box>
  );
}
