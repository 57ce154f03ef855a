import { Box } from '@mui/material';
import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { fromLocalInput, toLocalInput } from '../../parts/form/moments.ts';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { DOWNGRADES, differencesOf, readRules, ruleOf, writeRule } from '../../parts/rules/rule-values.ts';
import { useRuleText } from '../../parts/rules/use-rule-text.ts';
import { Effect } from './Effect.tsx';
import { readLatest, type PolicyKind, type Published, type Version } from './policies.data.ts';

/** effectiveFrom, note, expectedVersion, and each rule as it is typed. */
type Values = Record<string, string | number>;

/** Versions start with a day, unless somebody means another moment. */
function tomorrow(): Date {
  const at = new Date();
  at.setHours(24, 0, 0, 0);
  return at;
}

/** A new version of all rules, starting from the latest; shown against it before it is published. */
export function PublishPolicy({
  kind,
  latest,
  onClose,
}: {
  kind: PolicyKind;
  latest: Version;
  onClose: () => void;
}) {
  const text = useText();
  const word = useWord();
  const names = Object.keys(latest.rules);
  const run = useSend(kind, names);
  const edited: Edited<Values> = {
    seen: standing(latest),
    read: async () => standing(await readLatest(kind)),
    fields: names.map((name) => ({
      name,
      label: word('rule', name),
      words: (value) => (ruleOf(name).unit === 'choice' ? word('downgrade', DOWNGRADES[Number(value)]!) : value),
    })),
  };
  return (
    <CommandDialog<Values, Published>
      name={`publish-policy.${kind.id}`}
      title={text('policies.publishTitle', { name: text(kind.label) })}
      hint={text('policies.publishHint')}
      submit={text('actions.publishPolicy')}
      onClose={onClose}
      run={run}
      edited={edited}
      wide
      preview={({ policy, effect }) =>
        policy && (
          <>
            <Changes latest={latest} policy={policy} />
            {effect && <Effect effect={effect} />}
          </>
        )
      }
      done={({ policy }) => text('policies.published', { version: policy?.version })}
      defaults={{
        effectiveFrom: toLocalInput(tomorrow()),
        note: '',
        expectedVersion: latest.version,
        ...typedAs(latest),
      }}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        {names.map((name) => <RuleField key={name} name={name} />)}
        <FieldText name="effectiveFrom" label={text('fields.effectiveFrom')} type="datetime-local" required />
      </Box>
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

function RuleField({ name }: { name: string }) {
  const text = useText();
  const word = useWord();
  const { unit } = ruleOf(name);
  const label = word('rule', name);
  if (unit === 'choice') {
    const choices = DOWNGRADES.map((id, index) => ({ id: String(index), name: word('downgrade', id) }));
    return <FieldSelect name={name} label={label} choices={choices} required />;
  }
  return <FieldText name={name} label={label} required numeric help={text(`policies.units.${unit}`)} />;
}

const typedAs = ({ rules }: Version): Values =>
  Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, writeRule(value, ruleOf(name).unit)]));

const standing = (latest: Version): Standing<Values> => ({ version: latest.version, values: typedAs(latest) });

/** What is no number is refused here, on its field; everything else the house decides. */
function useSend(kind: PolicyKind, names: readonly string[]) {
  const all = names.join(' ');
  return useCallback(
    async (values: Values, idempotencyKey: string, dryRun: boolean): Promise<Published> => {
      const { rules, wrong } = readRules(all.split(' '), values);
      if (wrong.length > 0) {
        const code = 'INVALID_RULES';
        return { policy: null, userErrors: wrong.map((name) => ({ code, message: '', path: ['rules', name] })) };
      }
      return kind.publish({
        rules,
        dryRun,
        idempotencyKey,
        effectiveFrom: fromLocalInput(String(values['effectiveFrom'] ?? '')) ?? new Date().toISOString(),
        expectedVersion: Number(values['expectedVersion']),
        note: String(values['note'] ?? '').trim() || null,
      });
    },
    [kind, all],
  );
}

function Changes({ latest, policy }: { latest: Version; policy: Version }) {
  const text = useText();
  const word = useWord();
  const ruleText = useRuleText();
  return (
    <SmallTable
      label={text('policies.changes')}
      empty={text('policies.noChange')}
      rows={differencesOf(latest.rules, policy.rules)}
      keyOf={({ rule }) => rule.name}
      columns={[
        { label: text('policies.changes'), cell: ({ rule }) => word('rule', rule.name) },
        {
          label: `${text('fields.version')} ${latest.version}`,
          align: 'right',
          cell: ({ rule, before }) => ruleText(rule, before),
        },
        {
          label: `${text('fields.version')} ${policy.version}`,
          align: 'right',
          cell: ({ rule, after }) => ruleText(rule, after),
        },
      ]}
    />
  );
}
