import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { DayField } from '../../parts/list/DayField.tsx';
import { zh } from './command-words.ts';
import { NO_WORDS, ROOMS, type AuditWords } from './audit.data.ts';

/** Commands of a room, or of all, by the names that records carry. */
function commandsOf(room: string): string[] {
  const groups = room === 'identity' ? ['operator', 'client'] : [room];
  return Object.entries(zh).flatMap(([group, words]) => (
    room === '' || groups.includes(group) ? Object.keys(words).map((name) => `${group}.${name}`) : []));
}

/** Asked when somebody says so, not with each letter: every question goes to all rooms. */
export function AuditFilters({ words, onAsk }: { words: AuditWords; onAsk: (words: AuditWords) => void }) {
  const text = useText();
  const word = useWord();
  const [draft, setDraft] = useState(words);
  const set = (field: keyof AuditWords) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [field]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(draft);
  };
  const clear = () => {
    setDraft(NO_WORDS);
    onAsk(NO_WORDS);
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{ display: 'grid', gap: 1, mb: 2.5, gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))' }}>
      <TextField select size="small" label={text('fields.room')} value={draft.room} onChange={set('room')}>
        <MenuItem value="">{text('audit.allRooms')}</MenuItem>
        {ROOMS.map((room) => (
          <MenuItem key={room} value={room}>
            {word('room', room)}
          </MenuItem>
        ))}
      </TextField>
      <TextField select size="small" label={text('fields.command')} value={draft.command} onChange={set('command')}>
        <MenuItem value="">{text('audit.allCommands')}</MenuItem>
        {commandsOf(draft.room).map((command) => (
          <MenuItem key={command} value={command}>
            {word('command', command)}
          </MenuItem>
        ))}
      </TextField>
      {(['actorId', 'subjectId', 'requestId'] as const).map((field) => (
        <TextField
          key={field}
          size="small"
          label={text(`fields.${field}`)}
          value={draft[field]}
          onChange={set(field)}
        />
      ))}
      {(['from', 'until'] as const).map((field) => (
        <DayField
          key={field}
          name={field}
          label={text(`audit.${field}`)}
          value={draft[field]}
          onChange={(day) => setDraft((before) => ({ ...before, [field]: day }))}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained">
          {text('audit.ask')}
        </Button>
        <Button onClick={clear}>{text('actions.clearFilters')}</Button>
      </Box>
    </Box>
  );
}
