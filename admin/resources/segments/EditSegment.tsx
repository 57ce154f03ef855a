import { Box } from '@mui/material';
import { useCallback } from 'react';
import type { SegmentPartsFragment } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { emptyGroup, ruleOf, treeOf, type Group } from '../../parts/segment-rule/rule-tree.ts';
import { RuleBuilder } from '../../parts/segment-rule/RuleBuilder.tsx';
import { createSegment, readSegment, updateSegment } from './segments.data.ts';

interface Values {
  nameZh: string;
  nameEn: string;
  note: string;
  rule: Group;
  expectedVersion: number;
}

type Result = Awaited<ReturnType<typeof createSegment>> | Awaited<ReturnType<typeof updateSegment>>;

/** A new segment, or one as it is; counted before it is saved. */
export function EditSegment({ segment, onClose }: { segment: SegmentPartsFragment | null; onClose: () => void }) {
  const text = useText();
  const run = useCallback(({ expectedVersion, rule, ...names }: Values, idempotencyKey: string): Promise<Result> => {
    const given = { ...names, note: names.note || null, rule: ruleOf(rule) };
    return segment ? updateSegment({ id: segment.id, expectedVersion, ...given })
      : createSegment({ ...given, idempotencyKey });
  }, [segment]);
  const standing = (one: SegmentPartsFragment) => ({ version: one.version, facts: [
    [text('fields.nameZh'), one.nameZh], [text('fields.nameEn'), one.nameEn], [text('fields.note'), one.note ?? ''],
  ] as const });
  const read = async () => {
    const now = segment && await readSegment(segment.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Result>
      name={segment ? `segment.${segment.id}` : 'segment'}
      title={text(segment ? 'segments.editTitle' : 'segments.createTitle')}
      submit={text('actions.confirm')}
      wide
      defaults={{
        nameZh: segment?.nameZh ?? '', nameEn: segment?.nameEn ?? '', note: segment?.note ?? '',
        rule: segment ? treeOf(segment.rule) : emptyGroup(), expectedVersion: segment?.version ?? 0,
      }}
      onClose={onClose}
      run={run}
      edited={segment ? { seen: standing(segment), read } : undefined}
      done={() => text('segments.saved')}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <FieldText name="nameZh" label={text('fields.nameZh')} required maxLength={60} />
        <FieldText name="nameEn" label={text('fields.nameEn')} required maxLength={60} />
      </Box>
      <FieldText name="note" label={text('fields.note')} maxLength={500} />
      <RuleBuilder owner={{ segmentId: segment?.id ?? null }} />
    </CommandDialog>
  );
}
