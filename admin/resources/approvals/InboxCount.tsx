import { Box } from '@mui/material';
import { useText } from '../../i18n/use-text.ts';
import { useInboxCount } from './use-inbox.ts';

/** How many things wait, beside the menu's entry; nothing where nothing does. */
export default function InboxCount() {
  const text = useText();
  const count = useInboxCount();
  if (count === 0) return null;
  return (
    <Box
      component="span"
      aria-label={text('approvals.waiting', { count })}
      role="status"
      sx={{
        ml: 'auto',
        px: 0.9,
        borderRadius: 5,
        fontSize: '.72rem',
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
      }}>
      {count > 99 ? '99+' : count}
    </Box>
  );
}
