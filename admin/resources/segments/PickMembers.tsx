import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { memberNamed } from '../../parts/segment-rule/segment-rule.data.ts';
import { addMembers, removeMembers } from './segments.data.ts';

interface PickProps { readonly segmentId: string; readonly way: 'add' | 'remove'; readonly onClose: () => void }
type Result = Awaited<ReturnType<typeof addMembers>>;

/** What the form finds by itself, at its only field. */
const refused = (message: string): Result =>
  ({ segment: null, userErrors: [{ code: 'validate' as never, message, path: ['members'] }] });

/** Puts members into a segment by hand, or takes that back: a card or an address of a page on each line. */
export function PickMembers({ segmentId, way, onClose }: PickProps) {
  const text = useText();
  const run = useCallback(async ({ members }: { members: string }, key: string): Promise<Result> => {
    const named = members.split(/[\s,，、]+/).filter((line) => line !== '');
    const ids = await Promise.all(named.map(memberNamed));
    const unknown = named.filter((_, place) => ids[place] === null);
    if (unknown.length > 0) return refused(text('segments.nobodyCalled', { named: unknown.join('、') }));
    const memberIds = ids as string[];
    if (memberIds.length === 0 || memberIds.length > 100) return refused(text('segments.cardsHelp'));
    return (way === 'add' ? addMembers : removeMembers)(segmentId, memberIds, key);
  }, [segmentId, text, way]);
  return (
    <CommandDialog<{ members: string }, Result>
      name={`segment-${way}.${segmentId}`}
      title={text(way === 'add' ? 'segments.addByHand' : 'segments.removeByHand')}
      hint={text(way === 'add' ? 'segments.addHint' : 'segments.removeHint')}
      submit={text('actions.confirm')}
      defaults={{ members: '' }}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}>
      <FieldText name="members" label={text('segments.cards')} help={text('segments.cardsHelp')} rows={4} required />
    </CommandDialog>
  );
}
