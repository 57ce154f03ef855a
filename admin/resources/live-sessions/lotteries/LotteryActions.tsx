import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../../parts/form/fields.tsx';
import { formInstant } from '../../../reading/house-zone.ts';
import { cancelLottery, closeLottery, drawLottery, publishLottery, type Lottery } from './lotteries.data.ts';

type Step = 'publish' | 'close' | 'draw' | 'cancel';

/** What may be done with a lottery as it stands. */
export function LotteryActions({ lottery, isOver }: { lottery: Lottery; isOver: boolean }) {
  const text = useText();
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  const { state } = lottery;
  const steps: readonly Step[] = state === 'DRAFT' ? [...lottery.isOwn ? [] : ['publish' as const], 'cancel']
    : state === 'PUBLISHED' ? [...isOver ? ['close' as const] : [], 'cancel']
      : state === 'CLOSED' ? ['draw', 'cancel'] : [];
  return (
    <>
      {state === 'DRAFT' && lottery.isOwn && <small>{text('shared.ownProposal')}</small>}
      {steps.map((one) => (
        <Button key={one} size="small" variant={one === 'cancel' ? 'text' : 'contained'}
          color={one === 'cancel' ? 'inherit' : 'primary'} onClick={() => setStep(one)}>
          {text(`lotteries.${one}`)}
        </Button>
      ))}
      {(step === 'publish' || step === 'close') && <Move lottery={lottery} step={step} onClose={close} />}
      {step === 'cancel' && <Cancel lottery={lottery} onClose={close} />}
      {step === 'draw' && <Draw lottery={lottery} onClose={close} />}
    </>
  );
}

interface DialogProps { readonly lottery: Lottery; readonly onClose: () => void }
interface Edited { expectedVersion: number }
type Moved = Awaited<ReturnType<typeof publishLottery>> | Awaited<ReturnType<typeof closeLottery>>;

function Move({ lottery: { id, version }, step, onClose }: DialogProps & { step: 'publish' | 'close' }) {
  const text = useText();
  const run = useCallback(async ({ expectedVersion }: Edited): Promise<Moved> => (
    step === 'publish' ? publishLottery(id, expectedVersion) : closeLottery(id, expectedVersion)), [id, step]);
  return (
    <CommandDialog<Edited, Moved> name={`${step}.${id}`} title={text(`lotteries.${step}`)}
      hint={text(`lotteries.${step}Hint`)}
      submit={text(`lotteries.${step}`)} defaults={{ expectedVersion: version }} onClose={onClose} run={run}
      done={() => text('shared.saved')} />
  );
}

function Cancel({ lottery: { id, version }, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(({ expectedVersion, reason }: Edited & { reason: string }) =>
    cancelLottery(id, expectedVersion, reason), [id]);
  return (
    <CommandDialog name={`cancel.${id}`} title={text('lotteries.cancel')} hint={text('lotteries.cancelHint')} danger
      submit={text('lotteries.cancel')} defaults={{ expectedVersion: version, reason: '' }} onClose={onClose} run={run}
      done={() => text('shared.saved')}>
      <FieldText name="reason" label={text('fields.reason')} required maxLength={200} />
    </CommandDialog>
  );
}

interface DrawValues extends Edited { beacon: string; beaconAt: string }

/** With the public value that was promised, where one was. */
function Draw({ lottery: { id, version, beaconSource }, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(({ expectedVersion, beacon, beaconAt }: DrawValues, idempotencyKey: string) => drawLottery({
    id, expectedVersion, idempotencyKey, beacon: beacon.trim() || null,
    beaconAt: formInstant(beaconAt) ?? null }), [id]);
  return (
    <CommandDialog name={`draw.${id}`} title={text('lotteries.draw')} hint={text('lotteries.drawHint')}
      submit={text('lotteries.draw')} defaults={{ expectedVersion: version, beacon: '', beaconAt: '' }}
      onClose={onClose} run={run} done={() => text('lotteries.drawn')}>
      {beaconSource && (
        <>
          <FieldText name="beacon" label={text('lotteries.beacon')} help={beaconSource} required maxLength={128} />
          <FieldText name="beaconAt" label={text('lotteries.beaconAt')} type="datetime-local" required />
        </>
      )}
    </CommandDialog>
  );
}
