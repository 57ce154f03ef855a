import { useCallback } from 'react';
import type { SharingVerdict } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { Facts } from '../../parts/Page.tsx';
import { decideSharingTerms, readSharingTerms, type SharingTermsRow } from './sharing-terms.data.ts';

interface Values { expectedVersion: number }

interface DialogProps {
  readonly row: SharingTermsRow;
  readonly verdict: SharingVerdict;
  readonly onClose: () => void;
}

/** A second person's word on showing more; when a third was faster, it shows what was decided. */
export function DecideTerms({ row, verdict, onClose }: DialogProps) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const run = useCallback(({ expectedVersion }: Values, idempotencyKey: string) =>
    decideSharingTerms({ termsId: row.id, verdict, expectedVersion, idempotencyKey }), [row.id, verdict]);
  const standing = (one: SharingTermsRow): Standing<Values> => ({
    version: one.version,
    facts: [[text('fields.state'), word('sharingState', one.state)], [text('fields.decidedBy'), one.decidedBy ?? '']],
  });
  const read = async () => {
    const now = await readSharingTerms(row.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof run>>>
      name={`decide-sharing-terms.${row.id}.${verdict}`}
      title={text('sharingTerms.decideTitle')}
      submit={word('sharingVerdict', verdict)}
      danger={verdict !== 'APPROVE'}
      defaults={{ expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(row), read }}
      done={() => text('sharingTerms.decided')}>
      <Facts rows={[
        [text('sharingTerms.franchise'), row.franchise?.name ?? text('sharingTerms.all')],
        [text('sharingTerms.manager'), word('sharingLayer', `${row.manager}`)],
        [text('sharingTerms.associate'), word('sharingLayer', `${row.associate}`)],
        [text('sharingTerms.starts'), format.dateTime(row.startsAt)],
        [text('fields.reason'), row.reason],
        [text('sharingTerms.by'), row.proposedBy],
      ]} />
    </CommandDialog>
  );
}
