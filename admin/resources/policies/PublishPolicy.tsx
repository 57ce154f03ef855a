import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { formInstant, formMoment, houseZone, startOfDay } from '../../reading/house-zone.ts';
import { wallTime } from '../../reading/zones.ts';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { differencesOf } from '../../parts/rules/rule-lines.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { Effect } from './Effect.tsx';
import { DifferenceWords } from './programme/DifferenceWords.tsx';
import { readLatest, type OwnDraft, type PolicyKind, type Published, type Version } from './policies.data.ts';
import { readTyped, typedAs, type Typed } from './policy-values.ts';
import { RuleForm } from './RuleForm.tsx';
import { useKindName } from './use-kind-name.ts';
import { useBegun, useEditedFields } from './use-rule-form.ts';
import { useRuleLines } from './use-rule-lines.ts';

interface DialogProps {
  readonly kind: PolicyKind;
  readonly latest: Version;
  /** Own, kept before: it is done with when it is proposed. */
  readonly draft?: OwnDraft;
  readonly onClose: () => void;
}

/** Versions start with a day, unless somebody means another moment. */
const tomorrow = (): string => startOfDay(wallTime(new Date(), houseZone()).slice(0, 10), 1);

const standing = (one: Version): Standing<Typed> => ({ version: one.version, values: typedAs(one) });

/** A new version of all rules, from the latest or from a draft; shown against the latest before it is published. */
export function PublishPolicy({ kind, latest, draft, onClose }: DialogProps) {
  const text = useText();
  const kindName = useKindName();
  const begun = useBegun(kind);
  const start = begun(draft ? { ...latest, ...draft.counted } : latest);
  const names = Object.keys(start.rules);
  const run = useSend(kind, names, draft);
  const edited: Edited<Typed> = {
    seen: standing(begun(latest)), read: async () => standing(begun(await readLatest(kind))),
    fields: useEditedFields(start),
  };
  return (
    <CommandDialog<Typed, Published>
      name={['publish-policy', kind.id, draft?.name].filter(Boolean).join('.')}
      title={text('policies.publishTitle', { name: kindName(kind) })}
      hint={text('policies.publishHint')}
      submit={text('actions.publishPolicy')}
      onClose={onClose}
      run={run}
      edited={edited}
      wide
      preview={({ policy, effect, comparison }) =>
        policy && (
          <>
            {comparison && <DifferenceWords differences={comparison} />}
            <Changes latest={latest} policy={policy} />
            {effect && <Effect effect={effect} />}
          </>
        )
      }
      done={({ policy }) => text('policies.published', { version: policy?.version })}
      defaults={{
        effectiveFrom: formMoment(draft?.effectiveFrom ?? tomorrow()),
        note: draft?.note ?? '',
        expectedVersion: latest.version,
        ...typedAs(start),
      }}>
      <RuleForm start={start} />
    </CommandDialog>
  );
}

/** What is no number is refused here, on its field; everything else the house decides. */
function useSend(kind: PolicyKind, names: readonly string[], draft: OwnDraft | undefined) {
  const all = names.join(' ');
  return useCallback(
    async (values: Typed, idempotencyKey: string, dryRun: boolean): Promise<Published> => {
      const { counted, wrong } = readTyped(all.split(' '), values);
      if (wrong.length > 0) {
        const code = 'INVALID_RULES';
        return { policy: null, userErrors: wrong.map((name) => ({ code, message: '', path: ['rules', name] })) };
      }
      return kind.publish({
        ...counted,
        dryRun,
        idempotencyKey,
        effectiveFrom: formInstant(values.effectiveFrom) ?? '',
        expectedVersion: values.expectedVersion,
        note: values.note.trim() || null,
        ...(draft && { draft: draft.name, draftVersion: draft.version }),
      });
    },
    [kind, all, draft],
  );
}

function Changes({ latest, policy }: { latest: Version; policy: Version }) {
  const text = useText();
  const linesOf = useRuleLines();
  return (
    <SmallTable
      label={text('policies.changes')}
      empty={text('policies.noChange')}
      rows={differencesOf(linesOf(latest), linesOf(policy))}
      keyOf={({ key }) => key}
      columns={[
        { label: text('policies.changes'), cell: ({ label }) => label },
        { label: `${text('fields.version')} ${latest.version}`, align: 'right', cell: ({ before }) => before },
        { label: `${text('fields.version')} ${policy.version}`, align: 'right', cell: ({ after }) => after },
      ]}
    />
  );
}
