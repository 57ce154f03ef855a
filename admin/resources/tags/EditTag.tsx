import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldText } from '../../parts/form/fields.tsx';
import { putTag, type TagRow } from './tags.data.ts';

interface Values {
  code: string;
  nameZh: string;
  nameEn: string;
  exclusiveGroup: string;
  retired: boolean;
}

const NEW: Values = { code: '', nameZh: '', nameEn: '', exclusiveGroup: '', retired: false };

/** A tag is entered, or changed as it was read. */
export function EditTag({ tag, onClose }: { tag: TagRow | null; onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    (values: Values, idempotencyKey: string) => putTag({
      ...values, code: values.code.trim(), exclusiveGroup: values.exclusiveGroup.trim() || null,
      expectedVersion: tag?.version ?? 0, idempotencyKey,
    }),
    [tag],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof putTag>>>
      name={`tag.${tag?.code ?? ''}`}
      title={tag ? text('tags.edit', { code: tag.code }) : text('tags.add')}
      submit={text('actions.confirm')}
      defaults={tag ? { ...NEW, ...tag, exclusiveGroup: tag.exclusiveGroup ?? '' } : NEW}
      onClose={onClose}
      run={run}
      done={(put) => text('tags.saved', { code: put.tag?.code })}>
      <FieldRow>
        <FieldText
          name="code" label={text('fields.code')} help={text('tags.forEver')} required disabled={tag !== null}
          maxLength={40}
        />
        <FieldText name="exclusiveGroup" label={text('tags.group')} help={text('tags.groupHelp')} maxLength={40} />
        <FieldText name="nameZh" label={text('shared.nameZh')} required maxLength={120} />
        <FieldText name="nameEn" label={text('shared.nameEn')} required maxLength={120} />
      </FieldRow>
      {tag && <FieldCheck name="retired" label={text('tags.retiredField')} />}
    </CommandDialog>
  );
}
