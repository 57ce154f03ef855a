import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useText } from '../../i18n/use-text.ts';
import { saveFile } from '../../parts/list/export/file-name.ts';
import { readCsv, readPdf, type Statement } from './statements.data.ts';
import { ConfirmAll, Freeze, Pay, ReversePay } from './StatementDialogs.tsx';

type Doing = 'confirm' | 'freeze' | 'pay' | 'reverse' | null;

/** What may be done with a statement as it stands, by whoever looks at it. */
export function Actions({ statement }: { statement: Statement }) {
  const text = useText();
  const can = useCan();
  const isOwn = useActor()?.kind === 'tenant';
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  const { state, id, due } = statement;
  const isDesk = !isOwn && can('franchises:settle');
  const isDue = Number(due.amount) > 0;
  const offers = (what: Exclude<Doing, null>, label: string) => (
    <Button variant="contained" onClick={() => setDoing(what)}>{label}</Button>);
  return (
    <>
      {isOwn && can('franchises:answer') && state === 'ISSUED' && offers('confirm', text('statements.confirmAll'))}
      {isDesk && state === 'ISSUED' && offers('freeze', text('statements.freeze'))}
      {isDesk && state === 'FROZEN' && isDue && offers('pay', text('statements.pay'))}
      {isDesk && state === 'PAID' && (
        <Button color="inherit" onClick={() => setDoing('reverse')}>{text('statements.reverse')}</Button>)}
      <SaveFiles statement={statement} />
      <Button color="inherit" component={Link} to={`/statements/${id}/print`}>{text('statements.print')}</Button>
      {doing === 'confirm' && <ConfirmAll statement={statement} onClose={close} />}
      {doing === 'freeze' && <Freeze statement={statement} onClose={close} />}
      {doing === 'pay' && <Pay statement={statement} onClose={close} />}
      {doing === 'reverse' && <ReversePay statement={statement} onClose={close} />}
    </>
  );
}

/** Both as the house keeps them: the CSV for bookkeepers, the PDF to be stamped. */
function SaveFiles({ statement }: { statement: Statement }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const saving = (save: (statement: Statement) => Promise<void>) => async () => {
    setBusy(true);
    try {
      await save(statement);
    } catch (error) {
      notify(text('errors.notExported', { why: error instanceof Error ? error.message : '' }), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button color="inherit" disabled={busy} onClick={() => void saving(savePdf)()}>{text('statements.pdf')}</Button>
      <Button color="inherit" disabled={busy} onClick={() => void saving(saveCsv)()}>{text('statements.csv')}</Button>
    </>
  );
}

/** With a byte order mark, without which Excel takes Chinese for noise. */
async function saveCsv(statement: Statement): Promise<void> {
  saveFile(`${statement.number}.csv`,
    new Blob(['\ufeff', await readCsv(statement)], { type: 'text/csv;charset=utf-8' }));
}

/** A long one is several documents. */
async function savePdf(statement: Statement): Promise<void> {
  const { number, csvParts } = statement;
  for (let part = 1; part <= csvParts; part += 1) {
    const name = csvParts === 1 ? `${number}.pdf` : `${number}-${part}.pdf`;
    saveFile(name, new Blob([await readPdf(statement, part)], { type: 'application/pdf' }));
  }
}
