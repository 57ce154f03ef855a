import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { InputAdornment, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCan } from '../auth/use-actor.ts';
import { useText } from '../i18n/use-text.ts';
import { plainText } from '../reading/plain-text.ts';

/** Phone, card number or any part of a name: the list of members answers. */
export function MemberSearch() {
  const text = useText();
  const navigate = useNavigate();
  const can = useCan();
  const [search, setSearch] = useState('');
  if (!can('members:read')) return null;
  const go = (event: FormEvent) => {
    event.preventDefault();
    const filter = JSON.stringify({ search: plainText(search) });
    void navigate(`/members?filter=${encodeURIComponent(filter)}&page=1`);
  };
  return (
    <form role="search" onSubmit={go} style={{ flex: '0 1 380px', minWidth: 0 }}>
      <TextField
        fullWidth
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        placeholder={text('layout.search')}
        slotProps={{
          htmlInput: { 'aria-label': text('layout.search'), enterKeyHint: 'search' },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchOutlined fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
      />
    </form>
  );
}
