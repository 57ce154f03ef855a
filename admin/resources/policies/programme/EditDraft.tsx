import { useCallback } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../../parts/form/fields.tsx';
import type { Edited, Standing } from '../../../parts/form/stale.ts';
import { formInstant, formMoment } from '../../../reading/house-zone.ts';
import type { Drafts, DraftSaved, OwnDraft, PolicyKind, Version } from '../policies.data.ts';
import { readTyped, typedAs, type Typed } from '../policy-values.ts';
import { RuleForm } from '../RuleForm.tsx';
import { useKindName } from '../use-kind-name.ts';
import { useBegun, useEditedFields } from '../use-rule-form.ts';

type DraftValues = Typed & { readonly name: string };

interface Props {
  readonly kind: PolicyKind;
  readonly drafts: Drafts;
  readonly latest: Version;
  /** Null: a new one, beginning as the latest version. */
  readonly draft: OwnDraft | null;
  readonly onClose: () => void;
}

/** Its start may be decided later. */
const momentOf = (draft: OwnDraft | null): string => (draft?.effectiveFrom ? formMoment(draft.effectiveFrom) : '');

/** A version that is still being written, kept for whoever writes it. */
export function EditDraft({ kind, drafts, latest, draft, onClose }: Props) {
  const text = useText();
  const kindName = useKindName();
  const begun = useBegun(kind);
  const startOf = (kept: OwnDraft | null) => begun(kept ? { ...latest, ...kept.counted } : latest);
  const start = startOf(draft);
  const standing = (kept: OwnDraft): Standing<DraftValues> => ({
    version: kept.version,
    values: { ...typedAs(startOf(kept)), effectiveFrom: momentOf(kept), note: kept.note ?? '' },
  });
  const fields = useEditedFields(start);
  const edited: Edited<DraftValues> | undefined = draft
    ? { seen: standing(draft), fields, read: async () => {
        const now = (await drafts.read()).find(({ name }) => name === draft.name);
        return now ? standing(now) : null;
      } }
    : undefined;
  return (
    <CommandDialog<DraftValues, DraftSaved>
      name={['policy-draft', kind.id, draft?.name].filter(Boolean).join('.')}
      title={text('policies.own.edit', { name: kindName(kind) })}
      hint={text('policies.own.hint')}
      submit={text('policies.own.save')}
      onClose={onClose}
      run={useSave(drafts, Object.keys(start.rules))}
      {...(edited ? { edited } : {})}
      wide
      done={() => text('policies.own.saved')}
      defaults={{
        name: draft?.name ?? '',
        effectiveFrom: momentOf(draft),
        note: draft?.note ?? '',
        expectedVersion: draft?.version ?? 0,
        ...typedAs(start),
      }}>
      <FieldText name="name" label={text('policies.own.name')} required maxLength={60} disabled={draft !== null} />
      <RuleForm start={start} dated={false} />
    </CommandDialog>
  );
}

function useSave(drafts: Drafts, names: readonly string[]) {
  const all = names.join(' ');
  return useCallback(async (values: DraftValues): Promise<DraftSaved> => {
    const { counted: { rules, tiers = [], bonuses = [] }, wrong } = readTyped(all.split(' '), values);
    if (wrong.length > 0) {
      const code = 'INVALID_RULES';
      return { userErrors: wrong.map((name) => ({ code, message: '', path: ['rules', name] })) };
    }
    return drafts.save({
      rules, tiers, bonuses, name: values.name, expectedVersion: values.expectedVersion,
      effectiveFrom: formInstant(values.effectiveFrom), note: values.note.trim() || null,
    });
  }, [drafts, all]);
}
