import { Box, ButtonBase, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { NavEntry } from '../app/house-resource.ts';
import { SERIF } from '../app/theme.ts';
import { useText } from '../i18n/use-text.ts';
import { NAV } from './nav.ts';
import { useNav } from './use-nav.ts';

export function Brand() {
  const text = useText();
  return (
    <Box
      component={Link}
      to="/"
      sx={{
        display: 'flex',
        alignItems: 'baseline',
        gap: 0.75,
        px: 2,
        py: 2,
        textDecoration: 'none',
        color: 'text.primary',
      }}>
      <Box component="span" sx={{ fontFamily: SERIF, fontSize: '1.35rem', letterSpacing: '.12em' }}>
        KARAT
      </Box>
      <Box component="span" sx={{ fontFamily: SERIF, color: 'primary.main', fontSize: '.8rem' }}>
        {text('signIn.title')}
      </Box>
    </Box>
  );
}

/** Fetched with the menu, never before it. */
const BADGES = new Map(NAV.flatMap(({ entries }) => entries).flatMap(({ to, badge }) => (
  badge ? [[to, lazy(badge)] as const] : [])));

/** The menu: words beside icons, one hairline, nothing else. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const text = useText();
  const groups = useNav();
  return (
    <Box component="nav" aria-label={text('nav.label')} sx={{ width: 208, pb: 3 }}>
      <Brand />
      {groups.map((group) => (
        <Box key={group.label} sx={{ mt: 1.5 }}>
          <Typography component="h2" variant="h3" sx={{ px: 2.25, py: 0.75, fontSize: '.68rem' }}>
            {text(`navGroups.${group.label}`)}
          </Typography>
          {group.entries.map((entry) => (
            <RailLink key={entry.to} entry={entry} onGo={onGo} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

function RailLink({ entry, onGo }: { entry: NavEntry; onGo?: () => void }) {
  const text = useText();
  const { pathname } = useLocation();
  const here = entry.to === '/' ? pathname === '/' : pathname.startsWith(entry.to);
  const Icon = entry.icon;
  const Badge = BADGES.get(entry.to);
  return (
    <ButtonBase
      component={Link}
      to={entry.to}
      onClick={onGo}
      aria-current={here ? 'page' : undefined}
      sx={{
        display: 'flex',
        justifyContent: 'flex-start',
        gap: 1.25,
        width: '100%',
        px: 2.25,
        py: 0.85,
        fontSize: '.86rem',
        color: here ? 'text.primary' : 'text.secondary',
        borderLeft: '2px solid',
        borderColor: here ? 'primary.main' : 'transparent',
        bgcolor: here ? 'action.selected' : 'transparent',
        '&:hover': { bgcolor: 'action.hover' },
      }}>
      <Icon sx={{ fontSize: 18, color: here ? 'primary.main' : 'inherit' }} />
      {text(`nav.${entry.label}`)}
      {Badge && (
        <Suspense fallback={null}>
          <Badge />
        </Suspense>
      )}
    </ButtonBase>
  );
}
