import { Avatar, Box, Divider, IconButton, Menu, MenuItem, Typography } from '@mui/material';
import { useLogout } from 'react-admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useActor } from '../auth/use-actor.ts';
import { useText, useWord } from '../i18n/use-text.ts';
import { clearAttempts } from '../parts/form/attempt.ts';

/** Who is signed in, as what, and the way out. */
export function UserCorner() {
  const text = useText();
  const word = useWord();
  const actor = useActor();
  const logout = useLogout();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = actor?.name ?? '';
  return (
    <>
      <IconButton
        size="small"
        aria-label={text('layout.account')}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        <Avatar
          sx={{ width: 28, height: 28, fontSize: '.8rem', bgcolor: 'primary.main', color: 'primary.contrastText' }}>
          {name.slice(0, 1).toUpperCase()}
        </Avatar>
      </IconButton>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        <Box sx={{ px: 2, py: 1, minWidth: 220 }}>
          <Typography>{name}</Typography>
          <Typography variant="body2" className="soft">
            {actor?.roles.map((role) => word('role', role)).join(' · ')}
          </Typography>
          {actor?.kind === 'tenant' && (
            <Typography variant="body2" className="soft">
              {text('layout.franchiseOnly')}
            </Typography>
          )}
        </Box>
        <Divider />
        <MenuItem component={Link} to="/account" onClick={() => setAnchor(null)}>
          {text('layout.ownAccount')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            clearAttempts();
            void logout();
          }}>
          {text('layout.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
