import { useCallback } from 'react';
import type { FranchisePartsFragment } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import {
  contractOf,
  franchiseValues,
  NEW_FRANCHISE,
  readFranchise,
  registerFranchise,
  updateFranchise,
  type FranchiseValues,
} from './franchises.data.ts';

interface DialogProps {
  readonly onClose: () => void;
}

/** Names, home and contract: the same for a new franchise and a known one. */
function FranchiseFields() {
  const text = useText();
  return (
    <>
      <FieldRow>
        <FieldText name="name" label={text('fields.named')} required maxLength={120} />
        <FieldText name="city" label={text('fields.city')} required maxLength={80} />
      </FieldRow>
      <FieldText name="number" label={text('fields.contract')} required maxLength={60} />
      <FieldText name="territory" label={text('fields.territory')} maxLength={500} />
      <FieldRow>
        <FieldText name="startsOn" label={text('fields.startsOn')} type="date" required />
        <FieldText name="endsOn" label={text('fields.endsOn')} type="date" help={text('franchises.openEnded')} />
      </FieldRow>
    </>
  );
}

type Registered = Awaited<ReturnType<typeof registerFranchise>>;

export function RegisterFranchise({ onClose }: DialogProps) {
  const text = useText();
  const regions = useRegionChoices();
  const { code: region } = useRegion();
  const run = useCallback((values: FranchiseValues, idempotencyKey: string) => {
    const { code, name, city, region } = values;
    return registerFranchise({ code, name, city, region, contract: contractOf(values), idempotencyKey });
  }, []);
  return (
    <CommandDialog<FranchiseValues, Registered>
      name="register-franchise"
      title={text('actions.registerFranchise')}
      submit={text('actions.registerFranchise')}
      defaults={{ ...NEW_FRANCHISE, region }}
      onClose={onClose}
      run={run}
      done={() => text('shared.registered')}>
      <FieldRow>
        <FieldText name="code" label={text('fields.code')} required autoFocus help={text('shared.codeHelp')} />
        <FieldSelect
          name="region"
          label={text('fields.region')}
          choices={regions}
          help={text('shared.forEver')}
          required
        />
      </FieldRow>
      <FranchiseFields />
    </CommandDialog>
  );
}

/** A contract is whole: who changes a word of it sends all of it. */
const editOf = (values: FranchiseValues) =>
  ({ name: values.name, city: values.city, contract: contractOf(values) });

const standing = (franchise: FranchisePartsFragment): Standing<FranchiseValues> => ({
  version: franchise.version,
  values: franchiseValues(franchise),
});

export function EditFranchise({ franchise, onClose }: DialogProps & { franchise: FranchisePartsFragment }) {
  const text = useText();
  const run = useCallback(
    (values: FranchiseValues, idempotencyKey: string, _dryRun: boolean, seen: FranchiseValues) => {
      const { expectedVersion } = values;
      const touched = changed(editOf(values), editOf(seen));
      return updateFranchise({ id: franchise.id, ...touched, expectedVersion, idempotencyKey });
    },
    [franchise.id],
  );
  const edited: Edited<FranchiseValues> = {
    seen: standing(franchise),
    read: async () => {
      const now = await readFranchise(franchise.id);
      return now && standing(now);
    },
    fields: [
      { name: 'name', label: text('fields.named') },
      { name: 'city', label: text('fields.city') },
      { name: 'number', label: text('fields.contract') },
      { name: 'territory', label: text('fields.territory') },
      { name: 'startsOn', label: text('fields.startsOn') },
      { name: 'endsOn', label: text('fields.endsOn') },
    ],
  };
  return (
    <CommandDialog<FranchiseValues, Awaited<ReturnType<typeof updateFranchise>>>
      name={`franchise.${franchise.id}`}
      title={`${text('franchises.editFranchise')} · ${franchise.code}`}
      submit={text('actions.confirm')}
      defaults={franchiseValues(franchise)}
      onClose={onClose}
      run={run}
      edit
      edited={edited}
      done={() => text('shared.changed')}>
      <FranchiseFields />
      <FieldText
        name="effectiveOn"
        label={text('fields.effectiveFrom')}
        type="date"
        help={text('franchises.termsFrom')}
      />
    </CommandDialog>
  );
}
