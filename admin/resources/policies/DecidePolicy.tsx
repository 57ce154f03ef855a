import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { PolicyVerdict } from '../../gql/graphql.ts';
import { Effect } from './Effect.tsx';
import type { Decided, PolicyKind, Version } from './policies.data.ts';
import { useKindName } from './use-kind-name.ts';

export interface Deciding {
  readonly policy: Version;
  readonly verdict: PolicyVerdict;
}

interface Values {
  note: string;
}

const shownEffect = ({ effect }: Decided) => effect && <Effect effect={effect} />;

/** A second person's word about a version, or its withdrawal with a reason. */
export function DecidePolicy({ kind, policy, verdict, onClose }: Deciding & { kind: PolicyKind; onClose: () => void }) {
  const text = useText();
  const kindName = useKindName();
  const { version } = policy;
  const run = useCallback(
    ({ note }: Values, idempotencyKey: string, dryRun: boolean) =>
      kind.decide({ version, verdict, note: note.trim() || null, dryRun, idempotencyKey }),
    [kind, version, verdict],
  );
  return (
    <CommandDialog<Values, Decided>
      name={`decide-policy.${kind.id}.${version}.${verdict}`}
      title={text('policies.decideTitle', { name: kindName(kind), version })}
      hint={text(`policies.decideHint.${verdict}`)}
      submit={text(`policies.verdict.${verdict}`)}
      danger={verdict !== 'APPROVE'}
      onClose={onClose}
      run={run}
      {...(verdict === 'APPROVE' && kind.knowsEffect ? { preview: shownEffect } : {})}
      done={() => text('policies.decided', { version })}
      defaults={{ note: '' }}>
      <FieldText
        name="note"
        label={text('fields.note')}
        rows={2}
        maxLength={500}
        required={verdict === 'WITHDRAW'}
      />
    </CommandDialog>
  );
}
