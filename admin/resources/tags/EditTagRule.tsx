import { useCallback } from 'react';
import type { TagRuleSource } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { emptyGroup, ruleOf, treeOf, type Group } from '../../parts/segment-rule/rule-tree.ts';
import { RuleBuilder } from '../../parts/segment-rule/RuleBuilder.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { setTagRule, type RuledTag } from './tags.data.ts';

interface Values {
  rule: Group;
  source: TagRuleSource;
  confidence: string;
}

const SOURCES: readonly TagRuleSource[] = ['BEHAVIOUR', 'INFERRED'];

/** By which rule a tag is given; counted before it is saved. */
export function EditTagRule({ tag, onClose }: { tag: RuledTag; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const { code, version, rule } = tag;
  const run = useCallback(
    ({ rule: built, source, confidence }: Values, idempotencyKey: string) => setTagRule({
      tag: code, rule: ruleOf(built), source, confidence: Number(confidence), expectedVersion: version, idempotencyKey,
    }),
    [code, version],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof setTagRule>>>
      name={`tag-rule.${code}`}
      title={text('tags.ruleTitle', { name: named(tag) })}
      hint={text('tags.ruleHint')}
      submit={text('actions.confirm')}
      wide
      defaults={{
        rule: rule ? treeOf(rule.lines) : emptyGroup(), source: rule?.source ?? 'BEHAVIOUR',
        confidence: String(rule?.confidence ?? 100),
      }}
      onClose={onClose}
      run={run}
      done={() => text('tags.ruleSaved')}>
      <FieldRow>
        <FieldSelect
          name="source" label={text('tags.ruleSource')} help={text('tags.ruleSourceHelp')} required
          choices={SOURCES.map((id) => ({ id, name: word('tagSource', id) }))}
        />
        <FieldText name="confidence" label={text('insights.confidence')} required whole unit="%" />
      </FieldRow>
      <RuleBuilder owner={{ tag: code }} />
    </CommandDialog>
  );
}
