import { useCallback } from 'react';
import { useAsk } from '../../../graph/use-ask.ts';
import { TagChoicesDocument, type TagSource } from '../../../gql/graphql.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import { useNamed } from '../../../parts/words/use-named.ts';
import { tagMember } from './insight.data.ts';

interface Values {
  tag: string;
  source: TagSource;
  confidence: string;
}

const SOURCES: readonly TagSource[] = ['OPERATOR', 'MEMBER', 'BEHAVIOUR', 'INFERRED'];

export function TagMember({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const tags = useAsk(TagChoicesDocument, {}).data?.tags ?? [];
  const run = useCallback(
    ({ tag, source, confidence }: Values, idempotencyKey: string) =>
      tagMember({ memberId, tag, source, confidence: Number(confidence), idempotencyKey }),
    [memberId],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof tagMember>>>
      name={`member-tag.${memberId}`}
      title={text('insights.tag')}
      hint={text('insights.tagHint')}
      submit={text('actions.confirm')}
      defaults={{ tag: '', source: 'OPERATOR', confidence: '100' }}
      onClose={onClose}
      run={run}
      done={() => text('insights.tagged')}>
      <FieldSelect
        name="tag"
        label={text('insights.tags')}
        choices={tags.filter(({ retired }) => !retired).map((tag) => ({ id: tag.code, name: named(tag) }))}
        required
      />
      <FieldRow>
        <FieldSelect
          name="source"
          label={text('insights.source')}
          choices={SOURCES.map((source) => ({ id: source, name: word('tagSource', source) }))}
          required
        />
        <FieldText name="confidence" label={text('insights.confidence')} required whole unit="%" />
      </FieldRow>
    </CommandDialog>
  );
}
