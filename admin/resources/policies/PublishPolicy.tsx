import { Box } from '@mui/material';
import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRule } from '../../parts/form/FieldRule.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant, formMoment, houseZone, startOfDay } from '../../reading/house-zone.ts';
import { wallTime } from '../../reading/zones.ts';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { TierDelays } from '../../parts/form/TierDelays.tsx';
import { differencesOf } from '../../parts/rules/rule-lines.ts';
import { DOWNGRADES, ruleOf } from '../../parts/rules/rule-values.ts';
import { useRuleName } from '../../parts/rules/use-rule-text.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useKnownClasses } from '../../parts/words/use-words.ts';
import { BonusRows } from './BonusRows.tsx';
import { onlyClasses, withClasses } from './class-rules.ts';
import { Effect } from './Effect.tsx';
import { DifferenceWords } from './programme/DifferenceWords.tsx';
import { readLatest, type PolicyKind, type Published, type Version } from './policies.data.ts';
import { readTyped, typedAs, type Typed } from './policy-values.ts';
import { RegionRows } from './RegionRows.tsx';
import { TierRows } from './TierRows.tsx';
import { useKindName } from './use-kind-name.ts';
import { useRuleLines } from './use-rule-lines.ts';

interface DialogProps {
  readonly kind: PolicyKind;
  readonly latest: Version;
  readonly onClose: () => void;
}

/** Versions start with a day, unless somebody means another moment. */
const tomorrow = (): string => startOfDay(wallTime(new Date(), houseZone()).slice(0, 10), 1);

/** A new version of all rules, starting from the latest; shown against it before it is published. */
export function PublishPolicy({ kind, latest, onClose }: DialogProps) {
  const text = useText();
  const kindName = useKindName();
  const begun = useBegun(kind);
  const start = begun(latest);
  const names = Object.keys(start.rules);
  const run = useSend(kind, names);
  const edited = useEdited(kind, start, begun);
  return (
    <CommandDialog<Typed, Published>
      name={`publish-policy.${kind.id}`}
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
        effectiveFrom: formMoment(tomorrow()),
        note: '',
        expectedVersion: latest.version,
        ...typedAs(start),
      }}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        {names.map((name) => <RuleField key={name} name={name} />)}
        <FieldText name="effectiveFrom" label={text('fields.effectiveFrom')} type="datetime-local" required />
      </Box>
      {start.tiers && <TierRows known={start.tiers.map(({ code }) => code)} />}
      {start.bonuses && <BonusRows />}
      {start.delays && <TierDelays />}
      {start.windows && <RegionRows />}
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

function RuleField({ name }: { name: string }) {
  const word = useWord();
  const ruleName = useRuleName();
  const { unit } = ruleOf(name);
  const label = ruleName(name);
  if (unit === 'choice') {
    const choices = DOWNGRADES.map((id, index) => ({ id: String(index), name: word('downgrade', id) }));
    return <FieldSelect name={name} label={label} choices={choices} required />;
  }
  return <FieldRule name={name} rule={name} label={label} />;
}

/** A version as the form begins with it: a class that came since stands in it with nothing. */
function useBegun({ perClass, onlyOffered = false }: PolicyKind): (version: Version) => Version {
  const codes = useKnownClasses().map(({ code }) => code);
  return (version) => {
    const rules = onlyOffered ? onlyClasses(version.rules, perClass, codes) : version.rules;
    return { ...version, rules: withClasses(rules, perClass, codes) };
  };
}

const standing = (version: Version): Standing<Typed> => ({ version: version.version, values: typedAs(version) });

function useEdited(kind: PolicyKind, start: Version, begun: (version: Version) => Version): Edited<Typed> {
  const text = useText();
  const word = useWord();
  const ruleName = useRuleName();
  return {
    seen: standing(start),
    read: async () => standing(begun(await readLatest(kind))),
    fields: [
      ...Object.keys(start.rules).map((name) => ({
        name,
        label: ruleName(name),
        words: (value: string) =>
          (ruleOf(name).unit === 'choice' ? word('downgrade', DOWNGRADES[Number(value)]!) : value),
      })),
      { name: 'tiers', label: text('policies.tiers') },
      { name: 'bonuses', label: text('policies.bonuses') },
      { name: 'delays', label: text('shared.delays') },
      { name: 'windows', label: text('policies.regionWindows') },
    ],
  };
}

/** What is no number is refused here, on its field; everything else the house decides. */
function useSend(kind: PolicyKind, names: readonly string[]) {
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
      });
    },
    [kind, all],
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
