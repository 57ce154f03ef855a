import { Box, ButtonBase, Skeleton, Typography } from '@mui/material';
import { useContext, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { SERIF } from '../app/theme.ts';
import { Opens } from './PageLink.tsx';

/** A number that opens its list; only a number for those who would be refused there. */
export function Figure({
  label,
  value,
  note,
  to,
  loading,
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  to?: string;
  loading?: boolean;
}) {
  const opens = useContext(Opens);
  const body = (
    <Box sx={{ width: '100%', textAlign: 'left', py: 1.25, px: 1.5 }}>
      <Typography component="p" variant="h3" sx={{ letterSpacing: '.04em', textTransform: 'none' }}>
        {label}
      </Typography>
      <Typography
        component="p"
        sx={{ fontFamily: SERIF, fontSize: { xs: '1.35rem', sm: '1.55rem' }, lineHeight: 1.25, mt: 0.25 }}>
        {loading ? <Skeleton width={90} /> : value}
      </Typography>
      <Typography component="p" variant="caption" className="soft" sx={{ minHeight: '1.5em', display: 'block' }}>
        {note ?? '\u00a0'}
      </Typography>
    </Box>
  );
  if (!to || !opens(to)) return <Box sx={{ bgcolor: 'background.paper' }}>{body}</Box>;
  return (
    <ButtonBase
      component={Link}
      to={to}
      sx={{
        width: '100%',
        alignItems: 'flex-start',
        color: 'inherit',
        bgcolor: 'background.paper',
        '&:hover': { bgcolor: 'action.hover' },
      }}>
      {body}
    </ButtonBase>
  );
}

/** Figures side by side, divided by hairlines. */
export function Figures({ children, min = 168 }: { children: ReactNode; min?: number }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fit, minmax(min(${min}px, 46%), 1fr))`,
        borderTop: 1,
        borderLeft: 1,
        borderColor: 'divider',
        mb: 3,
        // Drawn inside each: a neighbour's ground cannot cover it.
        '& > *': { boxShadow: ({ palette }) => `inset -1px -1px 0 0 ${palette.divider}` },
      }}>
      {children}
    </Box>
  );
}
