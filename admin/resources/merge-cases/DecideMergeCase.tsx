import { Alert, Box } from '@mui/material';
import { useCallback } from 'react';
import type { MergeMemberFragment, MergeSide } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { Moves } from '../../parts/words/Moves.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { decideMergeCase, readMergeCase, type MergeCaseRow } from './merge-cases.data.ts';

function Side({ title, member }: { title: string; member: MergeMemberFragment | null }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  return (
    <Section title={title} dense>
      <Facts
        rows={[
          [text('fields.name'), member && (
            <PageLink key="member" to={`/members/${member.id}/show`}>
              {member.displayName ?? member.cardNumber}
            </PageLink>
          )],
          [text('fields.cardNumber'), member?.cardNumber],
          [text('fields.phone'), member && phoneOf(member, text('mergeCases.verified'))],
          [text('fields.email'), member?.emailMasked],
          [text('fields.birthMonth'), format.month(member?.birthMonth)],
          [text('fields.gender'), member?.gender && word('gender', member.gender)],
          [text('fields.city'), member?.city],
          [text('fields.enrolledAt'), format.date(member?.enrolledAt)],
          [text('fields.tier'), named(member?.loyalty?.tier.tier)],
          [text('fields.available'), format.number(member?.loyalty?.available)],
          [text('fields.debt'), format.number(member?.loyalty?.debt)],
        ]}
      />
    </Section>
  );
}

const phoneOf = ({ phoneMasked, phoneVerified }: MergeMemberFragment, verified: string) =>
  phoneMasked && (phoneVerified ? `${phoneMasked} · ${verified}` : phoneMasked);

/** What the desk may choose of; what neither told is left as it is. */
const CHOSEN = ['name', 'birthday', 'email', 'gender', 'city'] as const;
type Chosen = (typeof CHOSEN)[number];

interface Values extends Record<Chosen, MergeSide | ''> {
  reason: string;
  expectedVersion: number;
}

function Choices() {
  const text = useText();
  const choices = (['SURVIVOR', 'OTHER'] as const).map((id) => ({ id, name: text(`mergeCases.side.${id}`) }));
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      {CHOSEN.map((field) => (
        <FieldSelect key={field} name={field} label={text(`mergeCases.keep.${field}`)} choices={choices} />
      ))}
    </Box>
  );
}

interface DialogProps {
  readonly row: MergeCaseRow;
  readonly merge: boolean;
  readonly onClose: () => void;
}

type Result = Awaited<ReturnType<typeof decideMergeCase>>;

/** Both sides beside each other; a merge is tried without effect first. */
export function DecideMergeCase({ row, merge, onClose }: DialogProps) {
  const text = useText();
  const word = useWord();
  const run = useCallback(
    ({ reason, expectedVersion, ...chosen }: Values, _key: string, dryRun: boolean) =>
      decideMergeCase({
        id: row.id,
        decision: merge ? 'MERGE' : 'DISMISS',
        ...(merge && { keep: Object.fromEntries(CHOSEN.map((field) => [field, chosen[field] || null])) }),
        expectedVersion,
        reason,
        dryRun,
      }),
    [row.id, merge],
  );
  const standing = (one: MergeCaseRow): Standing<Values> => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('merge', one.state)],
      [text('fields.decidedBy'), one.decidedBy ? word('actorName', one.decidedBy) : ''],
      [text('fields.reason'), one.decisionReason ?? ''],
    ],
  });
  const read = async () => {
    const now = await readMergeCase(row.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Result>
      name={`merge.${row.id}.${merge}`}
      title={text(merge ? 'mergeCases.mergeTitle' : 'mergeCases.mergeCases')}
      wide
      danger={merge}
      hint={merge ? text('mergeCases.mergeHint') : undefined}
      submit={text(merge ? 'actions.merge' : 'actions.dismiss')}
      defaults={{ name: '', birthday: '', email: '', gender: '', city: '', reason: '', expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(row), read }}
      done={() => text('mergeCases.mergeDone')}
      preview={
        merge
          ? ({ survivor, moves }) => (
              <>
                <Alert severity="warning">
                  {text('mergeCases.mergeSurvivor', {
                    name: survivor ? `${survivor.displayName ?? ''} ${survivor.cardNumber}` : '—',
                  })}
                </Alert>
                <Moves rooms={moves} />
              </>
            )
          : undefined
      }>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Side title={text('fields.member')} member={row.member} />
        <Side title={text('fields.otherMember')} member={row.otherMember} />
      </Box>
      {row.proposedBy && (
        <Alert severity="info">
          {text('mergeCases.proposedBy', { name: word('actorName', row.proposedBy), reason: row.proposalReason ?? '' })}
        </Alert>
      )}
      {merge && <Choices />}
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
