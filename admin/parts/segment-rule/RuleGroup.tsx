import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useText } from '../../i18n/use-text.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { emptyGroup, type Group, type Node } from './rule-tree.ts';
import { useFacts } from './use-facts.ts';

interface GroupProps {
  readonly group: Group;
  readonly onChange: (group: Group) => void;
  readonly onRemove?: () => void;
}

const WAYS = [
  { id: 'ALL', kind: 'ALL', not: false }, { id: 'ANY', kind: 'ANY', not: false },
  { id: 'NOT_ALL', kind: 'ALL', not: true }, { id: 'NOT_ANY', kind: 'ANY', not: true },
] as const;

/** All of, any of, or not so; groups inside groups. */
export function RuleGroup({ group, onChange, onRemove }: GroupProps) {
  const text = useText();
  const { facts } = useFacts();
  const [first] = facts;
  const set = (parts: Node[]) => onChange({ ...group, parts });
  const change = (place: number, part: Node) => set(group.parts.map((one, at) => (at === place ? part : one)));
  const remove = (place: number) => set(group.parts.filter((_, at) => at !== place));
  const way = WAYS.find(({ kind, not }) => kind === group.kind && not === group.not)!;
  return (
    <Box sx={{ borderLeft: 2, borderColor: 'divider', pl: { xs: 1, sm: 1.5 }, display: 'grid', gap: 1.5 }}>
      <TextField select size="small" label={text('segments.way')} value={way.id} sx={{ maxWidth: 260 }}
        onChange={({ target }) => {
          const { kind, not } = WAYS.find(({ id }) => id === target.value)!;
          onChange({ ...group, kind, not });
        }}>
        {WAYS.map(({ id }) => <MenuItem key={id} value={id}>{text(`segments.ways.${id}`)}</MenuItem>)}
      </TextField>
      {group.parts.map((part, place) => (part.kind === 'CONDITION'
        ? <ConditionRow key={place} condition={part} onChange={(next) => change(place, next)}
            onRemove={() => remove(place)} />
        : <RuleGroup key={place} group={part} onChange={(next) => change(place, next)}
            onRemove={() => remove(place)} />))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button size="small" disabled={!first} onClick={() => set([...group.parts,
          { kind: 'CONDITION', fact: first!.fact, operator: first!.operators[0]!, values: [] }])}>
          {text('segments.addCondition')}
        </Button>
        <Button size="small" onClick={() => set([...group.parts, emptyGroup()])}>{text('segments.addGroup')}</Button>
        {onRemove && <Button size="small" color="inherit" onClick={onRemove}>{text('segments.removeGroup')}</Button>}
      </Box>
    </Box>
  );
}
