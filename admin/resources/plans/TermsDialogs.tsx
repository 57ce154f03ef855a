import { Box, Typography } from '@mui/material';
import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { closeTerms, decideTerms, type Terms } from './plans.data.ts';

export type Verdict = 'approve' | 'reject';
interface Values { note: string }
interface Props { readonly terms: Terms; readonly onClose: () => void }

/** A second person reads both texts and decides. */
export function DecideTerms({ terms, verdict, onClose }: Props & { verdict: Verdict }) {
  const text = useText();
  const named = useNamed();
  const approves = verdict === 'approve';
  const run = useCallback(({ note }: Values, key: string) => decideTerms(terms.id, approves, note || null, key),
    [terms.id, approves]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof decideTerms>>>
      name={`decide-terms.${terms.id}.${verdict}`}
      title={text('plans.version', { region: named(terms.region), version: terms.version })}
      hint={text(approves ? 'plans.approveHint' : 'plans.rejectHint')}
      submit={text(`plans.${verdict}`)}
      danger={!approves}
      wide
      defaults={{ note: '' }}
      onClose={onClose}
      run={run}
      done={() => text(approves ? 'plans.approved' : 'plans.rejected')}>
      <Said label={text('plans.textZh')} words={terms.textZh} />
      <Said label={text('plans.textEn')} words={terms.textEn} />
      <Said label={text('plans.review')} words={terms.review ?? '—'} />
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} required={!approves} />
    </CommandDialog>
  );
}

function Said({ label, words }: { label: string; words: string }) {
  return (
    <Box>
      <Typography variant="body2" className="soft">{label}</Typography>
      <Typography tabIndex={0} sx={{ whiteSpace: 'pre-wrap', maxHeight: 200, overflow: 'auto' }}>{words}</Typography>
    </Box>
  );
}

export function CloseTerms({ terms, onClose }: Props) {
  const text = useText();
  const run = useCallback(({ note }: Values, key: string) => closeTerms(terms.id, note, key), [terms.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof closeTerms>>>
      name={`close-terms.${terms.id}`}
      title={text('plans.close')}
      hint={text('plans.closeHint')}
      submit={text('plans.close')}
      danger
      defaults={{ note: '' }}
      onClose={onClose}
      run={run}
      done={() => text('plans.closed')}>
      <FieldText name="note" label={text('fields.reason')} rows={2} required maxLength={500} />
    </CommandDialog>
  );
}
