import { Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { retractWithdrawal } from './gold-board.data.ts';

/** Who asked to take a price back may think better of it. */
export function RetractWithdrawal({ id }: { id: string }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const run = useCallback((_: object, key: string) => retractWithdrawal(id, key), [id]);
  return (
    <>
      <Box component="small" sx={{ alignSelf: 'center' }}>
        {text('goldBoard.ownWithdrawal')}
      </Box>
      <Button color="inherit" variant="outlined" onClick={() => setOpen(true)}>
        {text('goldBoard.retract')}
      </Button>
      {open && (
        <CommandDialog<object, Awaited<ReturnType<typeof retractWithdrawal>>>
          name={`retract-gold-withdrawal.${id}`}
          title={text('goldBoard.retract')}
          hint={text('goldBoard.retractHint')}
          submit={text('goldBoard.retract')}
          defaults={{}}
          onClose={() => setOpen(false)}
          run={run}
          done={() => text('goldBoard.retracted')}
        />
      )}
    </>
  );
}
