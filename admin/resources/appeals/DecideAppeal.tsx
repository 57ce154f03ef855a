import { Link as Anchor } from '@mui/material';
import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { Facts } from '../../parts/Page.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import { decideAppeal, readAppeal, type Appeal } from './appeals.data.ts';

interface Values {
  effectiveAt: string;
  reason: string;
  expectedVersion: number;
}

interface DialogProps {
  readonly appeal: Appeal;
  readonly uphold: boolean;
  readonly onClose: () => void;
}

/** Head office's word on an appeal: an upheld one moves the member from a moment on. */
export function DecideAppeal({ appeal, uphold, onClose }: DialogProps) {
  const text = useText();
  const standing = useStanding();
  const run = useCallback(
    ({ effectiveAt, ...values }: Values, idempotencyKey: string) => decideAppeal({
      ...values, id: appeal.id, idempotencyKey, effectiveAt: uphold ? formInstant(effectiveAt) : null }, uphold),
    [appeal.id, uphold],
  );
  const read = async () => {
    const now = await readAppeal(appeal.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof decideAppeal>>>
      name={`appeal.${appeal.id}.${uphold}`}
      title={text(uphold ? 'appeals.upholdTitle' : 'appeals.rejectTitle')}
      hint={text(uphold ? 'appeals.upholdHint' : 'appeals.rejectHint')}
      submit={text(uphold ? 'actions.upholdAppeal' : 'actions.rejectAppeal')}
      defaults={{
        effectiveAt: appeal.order?.paidAt ? formMoment(new Date(appeal.order.paidAt)) : '', reason: '',
        expectedVersion: appeal.version,
      }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(appeal), read }}
      done={() => text(uphold ? 'appeals.upheld' : 'appeals.rejected')}>
      <AppealFacts appeal={appeal} />
      {uphold && (
        <FieldText name="effectiveAt" label={text('appeals.movedFrom')} type="datetime-local"
          help={text('appeals.movedFromHelp')} />
      )}
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}

function useStanding(): (one: Appeal) => Standing<Values> {
  const text = useText();
  const word = useWord();
  return (one) => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('appeal', one.state)],
      [text('appeals.decision'), one.decision],
    ],
  });
}

/** What head office looks at: what was said and shown, and where the member is at home now. */
function AppealFacts({ appeal: { franchise, member, order, openedBy, statement, photos } }: { appeal: Appeal }) {
  const text = useText();
  const format = useFormat();
  const home = member?.attribution;
  return (
    <Facts
      rows={[
        [text('fields.franchise'), `${franchise?.name ?? '—'} · ${openedBy}`],
        [text('appeals.about'), order ? `${order.externalNo} · ${format.dateTime(order.paidAt)}` : '—'],
        [text('fields.member'), member?.displayName ?? member?.cardNumber ?? text('appeals.nobody')],
        [text('appeals.homeNow'), home?.franchise?.name ?? (home ? text('shared.headOffice') : '—')],
        [text('appeals.statement'), statement],
        [text('appeals.photos'), photos.length === 0 ? '—' : photos.map((url, place) => (
          <Anchor key={url} href={url} target="_blank" rel="noreferrer" sx={{ ml: 1 }}>
            {text('appeals.photo', { place: place + 1 })}
          </Anchor>
        ))],
      ]}
    />
  );
}
