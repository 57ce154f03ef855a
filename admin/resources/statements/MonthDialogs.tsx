import { useCallback } from 'react';
import { useRegion } from '../../layout/use-region.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { useHouseZone } from '../../reading/house-zone.ts';
import { wallTime } from '../../reading/zones.ts';
import { monthBefore } from './month-before.ts';
import { EARLIER, issueStatements, openSettlement, runStatements } from './statements.data.ts';

interface Values { region: string; month: string }

function useMonth(): Values {
  return { region: useRegion().code, month: monthBefore(wallTime(new Date(), useHouseZone())) };
}

function MonthFields() {
  const text = useText();
  return (
    <>
      <FieldSelect name="region" label={text('fields.region')} required choices={useRegionChoices()} />
      <FieldText name="month" label={text('statements.month')} help={text('statements.monthHint')} required
        maxLength={7} />
    </>
  );
}

/** Drafts of a month; again, they are brought up to date. */
export function RunMonth({ onClose }: { onClose: () => void }) {
  const text = useText();
  const run = useCallback((values: Values, idempotencyKey: string) => runStatements({ ...values, idempotencyKey }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof runStatements>>>
      name="run-statements" title={text('statements.run')} hint={text('statements.runHint')}
      submit={text('statements.run')} defaults={useMonth()} onClose={onClose} run={run}
      done={() => text('statements.wasRun')}>
      <MonthFields />
    </CommandDialog>
  );
}

interface Opening extends Values { earlier: (typeof EARLIER)[number] }

/** From which month on, and what becomes of everything of before: said once, before the first run. */
export function OpenRegion({ onClose }: { onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback((values: Opening, idempotencyKey: string) =>
    openSettlement({ ...values, idempotencyKey }), []);
  return (
    <CommandDialog<Opening, Awaited<ReturnType<typeof openSettlement>>>
      name="open-settlement" title={text('statements.open')} hint={text('statements.openHint')}
      submit={text('statements.open')} defaults={{ ...useMonth(), earlier: 'INCLUDED' }} onClose={onClose} run={run}
      done={() => text('statements.wasOpened')}>
      <MonthFields />
      <FieldSelect name="earlier" label={text('statements.earlier')} required
        choices={EARLIER.map((id) => ({ id, name: word('earlierRebates', id) }))} />
    </CommandDialog>
  );
}

/** Another person's drafts go to their franchises. */
export function IssueMonth({ onClose }: { onClose: () => void }) {
  const text = useText();
  const run = useCallback((values: Values, idempotencyKey: string) =>
    issueStatements({ ...values, idempotencyKey }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof issueStatements>>>
      name="issue-statements" title={text('statements.issue')} hint={text('statements.issueHint')}
      submit={text('statements.issue')} defaults={useMonth()} onClose={onClose} run={run}
      done={({ statements, waiting }) => text(waiting ? 'statements.someWait' : 'statements.wasIssued',
        { statements: statements ?? 0, waiting: waiting ?? 0 })}>
      <MonthFields />
    </CommandDialog>
  );
}
