import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFailureText, useRefusal } from '../../parts/form/Failure.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { readPlaces } from '../complaints/complaints.data.ts';
import { checkMemberCode, keepPlace, readPlace, type Checked } from './counter.data.ts';

/** A member shows a code: scanned by a reader that types, or typed; who came is shown, and opened by a touch. */
export default function CounterPage() {
  const text = useText();
  const { outletId, choose, places } = usePlace();
  const check = useCheck(outletId);
  return (
    <Page title={text('counter.title')}>
      <Box
        component="form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void check.send();
        }}
        sx={{ display: 'grid', gap: 2, maxWidth: 520 }}>
        <TextField
          select
          label={text('fields.outlet')}
          value={places.some(({ id }) => id === outletId) ? outletId : ''}
          onChange={({ target }) => choose(target.value)}>
          {places.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={text('counter.code')}
          value={check.code}
          onChange={({ target }) => check.type(target.value)}
          autoFocus
          autoComplete="off"
          placeholder="KARAT1.…"
          helperText={text('counter.help')}
          slotProps={{ htmlInput: { autoCapitalize: 'characters', spellCheck: false, maxLength: 100 } }}
        />
        <Button type="submit" variant="contained" size="large" disabled={check.busy || !outletId || !check.code.trim()}>
          {text('counter.check')}
        </Button>
      </Box>
      <Box sx={{ mt: 3, maxWidth: 520 }} aria-live="polite">
        {check.failure !== null && <Alert severity="warning">{check.failure}</Alert>}
        {check.answer && <Found answer={check.answer} />}
      </Box>
    </Page>
  );
}

function usePlace() {
  const places = useQuery({ queryKey: ['graph', 'places'], queryFn: readPlaces }).data ?? [];
  const [chosen, setChosen] = useState(readPlace);
  const only = places.length === 1 ? places[0]!.id : '';
  const choose = (id: string): void => {
    keepPlace(id);
    setChosen(id);
  };
  return { places, choose, outletId: places.some(({ id }) => id === chosen) ? chosen : only };
}

/** A key for each code that is typed: sent again without an answer it is the same visit. */
function useCheck(outletId: string) {
  const failureText = useFailureText();
  const key = useRef(crypto.randomUUID());
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const type = (typed: string): void => {
    key.current = crypto.randomUUID();
    setCode(typed);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    setAnswer(null);
    try {
      const given = await checkMemberCode(code, outletId, key.current);
      setAnswer(given);
      if (given.userErrors.length === 0) type('');
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  return { code, type, busy, answer, failure, send };
}

function Found({ answer: { member, visit, userErrors } }: { answer: Checked }) {
  const text = useText();
  const named = useNamed();
  const format = useFormat();
  const refusal = useRefusal();
  if (userErrors.length > 0) {
    return (
      <Alert severity="error">
        {userErrors.map(({ code, message, waitSeconds }) => (
          <div key={code}>
            {refusal(code, message)}
            {waitSeconds ? ` · ${text('shared.seconds', { count: waitSeconds })}` : ''}
          </div>
        ))}
      </Alert>
    );
  }
  if (!member) return null;
  return (
    <Section title={text('counter.found')}>
      <Typography variant="h1" component="p">
        {member.displayName ?? member.cardNumber}
      </Typography>
      <Typography className="soft">
        {[named(member.loyalty?.tier.tier), member.cardNumber].filter(Boolean).join(' · ')}
      </Typography>
      <Typography sx={{ my: 1 }}>{text('counter.until', { at: format.dateTime(visit?.untilAt) })}</Typography>
      <PageLink to={`/members/${member.id}/show`}>{text('counter.open')}</PageLink>
    </Section>
  );
}
