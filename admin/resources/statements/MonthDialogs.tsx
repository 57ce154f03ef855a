import { useCallback } from 'react';
import { useRegion } from '../../layout/use-region.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { useHouseZone } from '../../reading/house-zone.ts';
import { wallTime } from '../../reading/zones.ts';
import { monthBefore } from './month-before.ts';
import { issueStatements, runStatements } from './statements.data.ts';

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
      done={({ statements, lines }) => text('statements.wasRun', { statements: statements ?? 0, lines: lines ?? 0 })}>
      <MonthFields />
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
      done={({ statements }) => text('statements.wasIssued', { statements: statements ?? 0 })}>
      <MonthFields />
    </CommandDialog>
  );
}
