import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useRefresh } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFailureText, useRefusal } from '../../parts/form/Failure.tsx';
import { RetractWithdrawal } from '../../parts/RetractWithdrawal.tsx';
import { State } from '../../parts/State.tsx';
import { decideFxTable, retractWithdrawal, type FxTableRow } from './fx-tables.data.ts';
import { WithdrawFx } from './WithdrawFx.tsx';

/** Where a table stands, and what may be done to it: decided when it is held, taken back when it is published. */
export function FxTableState({ row }: { row: FxTableRow }) {
  const can = useCan();
  const actor = useActor();
  const mayPrice = can('catalog:price') && actor?.kind === 'operator';
  return (
    <>
      <State kind="publication" value={row.state} />
      {mayPrice && row.state === 'HELD' && <Held row={row} />}
      {mayPrice && (row.standing === 'IN_FORCE' || row.standing === 'UPCOMING') && <Published row={row} />}
    </>
  );
}

function Published({ row }: { row: FxTableRow }) {
  const text = useText();
  const format = useFormat();
  const [withdrawing, setWithdrawing] = useState(false);
  const { id, withdrawalAskedBy: by, withdrawalLapsesAt: lapsesAt } = row;
  const isAsked = Boolean(by && lapsesAt && Date.parse(lapsesAt) > Date.now());
  if (isAsked && row.isOwnWithdrawal) {
    return (
      <RetractWithdrawal
        name={`retract-fx-withdrawal.${id}`}
        hint={text('fxTables.retractHint')}
        done={text('fxTables.retracted')}
        retract={(key) => retractWithdrawal(id, key)}
      />
    );
  }
  return (
    <>
      {isAsked && (
        <Box component="small" sx={{ display: 'block' }}>
          {text('shared.withdrawalAsked', { by: by ?? '', at: format.dateTime(lapsesAt) })}
        </Box>
      )}
      <Button color="inherit" onClick={() => setWithdrawing(true)}>
        {text('shared.withdraw')}
      </Button>
      {withdrawing && <WithdrawFx table={row} onClose={() => setWithdrawing(false)} />}
    </>
  );
}

function Held({ row }: { row: FxTableRow }) {
  const text = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  const refusal = useRefusal();
  const failureText = useFailureText();
  const decide = async (confirm: boolean) => {
    try {
      const {
        userErrors: [error],
      } = await decideFxTable(row.id, confirm);
      notify(error ? refusal(error.code, error.message) : text(confirm ? 'shared.confirmed' : 'shared.dismissed'), {
        type: error ? 'error' : 'success',
      });
    } catch (failure) {
      notify(failureText(failure), { type: 'error' });
    }
    refresh();
  };
  return (
    <>
      {row.isOwn ? (
        <Box component="small" sx={{ display: 'block' }}>{text('shared.ownProposal')}</Box>
      ) : (
        <Button onClick={() => void decide(true)}>{text('actions.confirmHeld')}</Button>
      )}
      <Button color="inherit" onClick={() => void decide(false)}>
        {text('actions.dismissHeld')}
      </Button>
    </>
  );
}
