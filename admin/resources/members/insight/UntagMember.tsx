import { useCallback } from 'react';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { Facts } from '../../../parts/Page.tsx';
import { useNamed } from '../../../parts/words/use-named.ts';
import { untagMember, type MemberTagRow } from './insight.data.ts';

interface Props {
  readonly memberId: string;
  readonly row: MemberTagRow;
  readonly onClose: () => void;
}

export function UntagMember({ memberId, row: { tag, source }, onClose }: Props) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const run = useCallback(
    (_: object, idempotencyKey: string) => untagMember({ memberId, tag: tag.code, source, idempotencyKey }),
    [memberId, tag.code, source],
  );
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof untagMember>>>
      name={`member-untag.${memberId}.${tag.code}.${source}`}
      title={text('insights.untagTitle', { tag: named(tag) })}
      hint={text('insights.untagHint')}
      submit={text('actions.confirm')}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('insights.untagged')}>
      <Facts rows={[[text('insights.source'), word('tagSource', source)]]} />
    </CommandDialog>
  );
}
