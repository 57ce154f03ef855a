import MenuOutlined from '@mui/icons-material/MenuOutlined';
import { BottomNavigation, BottomNavigationAction, Paper } from '@mui/material';
import { useLocation, useNavigate } from 'react-router-dom';
import { useText } from '../i18n/use-text.ts';
import { useNav } from './use-nav.ts';

/** What one needs in a store, under the thumb; the rest is behind the menu. */
export function BottomNav({ onMenu }: { onMenu: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const entries = useNav().flatMap((group) => group.entries.filter(({ thumb }) => thumb));
  const here = entries.findIndex(({ to }) => (to === '/' ? pathname === '/' : pathname.startsWith(to)));
  return (
    <Paper
      component="nav"
      aria-label={text('nav.quick')}
      square
      sx={{
        position: 'fixed',
        bottom: 0,
        left: 0,
        right: 0,
        borderTop: 1,
        borderColor: 'divider',
        zIndex: 1100,
        displayPrint: 'none',
      }}>
      <BottomNavigation
        showLabels
        value={here}
        sx={{
          bgcolor: 'transparent',
          '& .MuiBottomNavigationAction-root': { minWidth: 56, px: 0.5, color: 'text.secondary' },
          '& .MuiBottomNavigationAction-label': { whiteSpace: 'nowrap' },
          '& .Mui-selected': { color: 'primary.main' },
        }}>
        {entries.map(({ to, label, icon: Icon }) => (
          <BottomNavigationAction
            key={to}
            label={text(`nav.${label}`)}
            icon={<Icon fontSize="small" />}
            onClick={() => void navigate(to)}
          />
        ))}
        <BottomNavigationAction label={text('nav.menu')} icon={<MenuOutlined fontSize="small" />} onClick={onMenu} />
      </BottomNavigation>
    </Paper>
  );
}
