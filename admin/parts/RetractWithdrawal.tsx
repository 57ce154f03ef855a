import { Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { CommandDialog } from './form/CommandDialog.tsx';
import type { Payload } from './form/use-command.ts';

interface RetractWithdrawalProps<Result> {
  /** Names the draft: one for each that is to be taken back. */
  readonly name: string;
  readonly hint: string;
  readonly done: string;
  readonly retract: (idempotencyKey: string) => Promise<Result>;
}

/** Who asked to take something published back may think better of it. */
export function RetractWithdrawal<Result extends Payload>(props: RetractWithdrawalProps<Result>) {
  const { name, hint, done, retract } = props;
  const text = useText();
  const [open, setOpen] = useState(false);
  const run = useCallback((_: object, key: string) => retract(key), [retract]);
  return (
    <>
      <Box component="small" sx={{ display: 'block', alignSelf: 'center' }}>
        {text('shared.ownWithdrawal')}
      </Box>
      <Button color="inherit" variant="outlined" onClick={() => setOpen(true)}>
        {text('shared.retract')}
      </Button>
      {open && (
        <CommandDialog<object, Result>
          name={name}
          title={text('shared.retract')}
          hint={hint}
          submit={text('shared.retract')}
          defaults={{}}
          onClose={() => setOpen(false)}
          run={run}
          done={() => done}
        />
      )}
    </>
  );
}
