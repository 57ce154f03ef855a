import { Box, Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import type { Member, Story } from './members.data.ts';
import { timelineOf } from './timeline-events.ts';

export function Timeline({ member, story }: { member: Member; story: Story }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const events = timelineOf(member, story, text, word, format);
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, borderLeft: 1, borderColor: 'divider', ml: 0.5 }}>
      {events.map((event) => (
        <Box component="li" key={event.at + event.title} sx={{ position: 'relative', pl: 2.5, pb: 2 }}>
          <Box
            aria-hidden
            sx={{
              position: 'absolute',
              left: -4,
              top: 7,
              width: 7,
              height: 7,
              borderRadius: '50%',
              bgcolor: 'primary.main',
            }}
          />
          <Typography variant="caption" className="soft">
            {format.dateTime(event.at)}
          </Typography>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline' }}>
            <Typography sx={{ flex: 1, overflowWrap: 'anywhere' }}>
              {event.to ? <PageLink to={event.to}>{event.title}</PageLink> : event.title}
            </Typography>
            {event.side && <Typography component="span">{event.side}</Typography>}
          </Box>
          {event.detail && (
            <Typography variant="body2" className="soft">
              {event.detail}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
