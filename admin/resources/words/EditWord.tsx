import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import type { UserError } from '../../parts/form/user-errors.ts';
import { useForgetWords } from '../../parts/words/use-words.ts';
import { useProgrammeChoices } from './use-programme-choices.ts';
import { useTraitText } from './use-trait-text.ts';
import { standingsOf, type WordStanding } from './word-standing.ts';
import { inputOf, NEW_WORD, valuesOf, type WordValues } from './word-values.ts';
import { readVersions, type Put, type Trait, type WordKind } from './words.data.ts';

interface EditProps {
  readonly kind: WordKind;
  /** Null for a new one. */
  readonly standing: WordStanding | null;
  readonly onClose: () => void;
}

/** A word is entered, or its next version, from a date on; what is to come already may be replaced. */
export function EditWord({ kind, standing, onClose }: EditProps) {
  const text = useText();
  const forget = useForgetWords();
  const edited = useEdited(kind, standing);
  const label = text(`houseWords.one.${kind.id}`);
  const run = useCallback(
    async (values: WordValues, idempotencyKey: string): Promise<Put> => {
      const put = await kind.put({ ...inputOf(kind, values, standing), idempotencyKey });
      return standing ? put : { ...put, userErrors: put.userErrors.map(takenOf) };
    },
    [kind, standing],
  );
  const code = standing?.latest.code;
  return (
    <CommandDialog<WordValues, Put>
      name={`word.${kind.id}.${code ?? ''}`}
      title={code ? text('houseWords.edit', { kind: label, code }) : text('houseWords.add', { kind: label })}
      hint={text(hintOf(kind))}
      submit={text('actions.confirm')}
      defaults={standing ? valuesOf(kind, standing) : NEW_WORD}
      onClose={onClose}
      run={run}
      edited={edited}
      done={({ word }) => text('houseWords.saved', { code: word?.code })}
      onDone={forget}>
      <FieldRow>
        <FieldText
          name="code"
          label={text('fields.code')}
          help={text('houseWords.forEver')}
          required
          autoFocus={!code}
          disabled={Boolean(code)}
          maxLength={20}
        />
        <FieldText name="rank" label={text('houseWords.rank')} required whole />
        <FieldText name="nameZh" label={text('shared.nameZh')} required maxLength={40} />
        <FieldText name="nameEn" label={text('shared.nameEn')} required maxLength={40} />
        {kind.traits.map((trait) => (
          <TraitField key={trait.name} trait={trait} isFixed={trait.isForEver && Boolean(code)} />
        ))}
        <FieldText
          name="effectiveFrom"
          label={text('fields.effectiveFrom')}
          type="datetime-local"
          help={text('fields.now')}
        />
      </FieldRow>
      {code && <FieldCheck name="retired" label={text('houseWords.retiredField')} />}
    </CommandDialog>
  );
}

/** A new word that somebody has changed meanwhile is one that is there already. */
const takenOf = (error: UserError): UserError =>
  (error.code === 'STALE' ? { ...error, code: 'CODE_TAKEN', path: ['code'] } : error);

const hintOf = ({ id }: WordKind) => {
  if (id === 'programme') return 'houseWords.programmeHint';
  return id === 'marginClass' ? 'houseWords.classHint' : 'houseWords.hint';
};

function TraitField({ trait: { name, typed }, isFixed }: { trait: Trait; isFixed: boolean }) {
  const text = useText();
  const word = useWord();
  const programmes = useProgrammeChoices();
  const label = text(`fields.${name}`);
  if (typed === 'yes') return <FieldCheck name={name} label={label} />;
  if (typed === 'programme') {
    return <FieldSelect name={name} label={label} choices={programmes} required disabled={isFixed} />;
  }
  if (typed === 'pointsCash') {
    const choices = (['PERCENT', 'LABOUR', 'NONE'] as const).map((id) => ({ id, name: word('pointsCash', id) }));
    return <FieldSelect name={name} label={label} choices={choices} required />;
  }
  const helps = {
    currency: text('houseWords.currencyHelp'),
    timeZone: text('houseWords.timeZoneHelp'),
    phoneRegion: text('houseWords.phoneRegionHelp'),
    cardDigit: text('houseWords.cardDigitHelp'),
  } as const;
  const help = isFixed ? text('houseWords.forEver') : helps[name as keyof typeof helps];
  return <FieldText name={name} label={label} help={help} required disabled={isFixed} />;
}

/** Both versions beside each other when somebody was faster. */
function useEdited(kind: WordKind, standing: WordStanding | null): Edited<WordValues> | undefined {
  const text = useText();
  const word = useWord();
  const traitText = useTraitText();
  if (!standing) return undefined;
  const told = (one: WordStanding): Standing<WordValues> =>
    ({ version: one.latest.version, values: valuesOf(kind, one) });
  const changeable = kind.traits.filter(({ isForEver }) => !isForEver);
  return {
    seen: told(standing),
    read: async () => {
      const now = standingsOf(await readVersions(kind), new Date());
      const same = now.find(({ current }) => current.code === standing.current.code);
      return same ? told(same) : null;
    },
    fields: [
      { name: 'nameZh', label: text('shared.nameZh') },
      { name: 'nameEn', label: text('shared.nameEn') },
      { name: 'rank', label: text('houseWords.rank') },
      ...changeable.map((trait) => ({
        name: trait.name,
        label: text(`fields.${trait.name}`),
        words: (value: string) => traitText(trait, value),
      })),
      { name: 'effectiveFrom', label: text('fields.effectiveFrom') },
      { name: 'retired', label: text('houseWords.retired'), words: (value) => word('yesNo', value) },
    ],
  };
}
