import { Box, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

/** Title, what one may do here, and the page. */
export function Page({
  title,
  over,
  actions,
  children,
}: {
  title: ReactNode;
  over?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 1.5, mb: 2.5 }}>
        <Box sx={{ flex: 1, minWidth: 200 }}>
          {over && (
            <Typography component="p" variant="h3" sx={{ mb: 0.5, textTransform: 'none' }}>
              {over}
            </Typography>
          )}
          {/* An order of a quote is called by the quote's id. */}
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        </Box>
        {actions && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>}
      </Box>
      {children}
    </Box>
  );
}

/** Tabs and history are told apart by it: the page first, then the house. */
function useDocumentTitle(title: ReactNode): void {
  const house = useText()('layout.title');
  useEffect(() => {
    if (typeof title !== 'string') return;
    document.title = `${title} · ${house}`;
  }, [title, house]);
}

/** A part of a page under a small heading and a hairline. */
export function Section({
  title,
  side,
  children,
  dense,
}: {
  title?: ReactNode;
  side?: ReactNode;
  children: ReactNode;
  dense?: boolean;
}) {
  return (
    <Box component="section" sx={{ mb: dense ? 2 : 4, minWidth: 0 }}>
      {(title || side) && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'baseline',
            flexWrap: 'wrap',
            gap: 1,
            borderBottom: 1,
            borderColor: 'divider',
            pb: 0.75,
            mb: 1.25,
            // What one may do stands in the line of the heading, and ends where the line does.
            '& > .MuiButton-text': { my: -0.75, mr: -1 },
          }}>
          <Typography component="h2" variant="h3" sx={{ flex: '1 0 auto', maxWidth: '100%' }}>
            {title}
          </Typography>
          {side}
        </Box>
      )}
      {children}
    </Box>
  );
}

/** Pairs of label and value. */
export function Facts({ rows, columns = 1 }: { rows: readonly (readonly [string, ReactNode])[]; columns?: number }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        columnGap: 3,
        gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, minmax(0, 1fr))` },
      }}>
      {rows.map(([label, value]) => (
        <Box
          key={label}
          sx={{ display: 'flex', gap: 1.5, py: 0.5, borderBottom: 1, borderColor: 'divider', minWidth: 0 }}>
          <Typography component="dt" variant="body2" className="soft" sx={{ flex: '0 0 40%' }}>
            {label}
          </Typography>
          <Typography
            component="dd"
            variant="body2"
            sx={{ m: 0, flex: 1, textAlign: 'right', overflowWrap: 'anywhere' }}>
            {value ?? '—'}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
