import type { PersonPartsFragment } from '../gql/graphql.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { Facts } from './Page.tsx';
import { PageLink } from './PageLink.tsx';
import { useNamed } from './words/use-named.ts';

type Balance = Pick<NonNullable<PersonPartsFragment['loyalty']>, 'available' | 'debt' | 'tier'>;
export type Person = Pick<PersonPartsFragment, 'id' | 'displayName' | 'cardNumber' | 'phoneMasked'> & {
  readonly loyalty?: Balance | null;
};

/** Whose points are about to move: nobody has to trust a number. With `points`, what they would make of it. */
export function PersonFacts({ person, points }: { person: Person; points?: number }) {
  const text = useText();
  const named = useNamed();
  const format = useFormat();
  const { loyalty } = person;
  return (
    <Facts
      rows={[
        [
          text('fields.member'),
          <PageLink key="member" to={`/members/${person.id}/show`}>
            {person.displayName ?? person.cardNumber}
          </PageLink>,
        ],
        [text('fields.cardNumber'), person.cardNumber],
        [text('fields.phone'), person.phoneMasked],
        ...(loyalty
          ? ([
              [text('fields.tier'), named(loyalty.tier.tier)],
              [text('fields.available'), balanceText(loyalty, points, format.number)],
              ...(loyalty.debt > 0 ? ([[text('fields.debt'), format.number(loyalty.debt)]] as const) : []),
            ] as const)
          : []),
      ]}
    />
  );
}

/** What is given repays the debt first. */
function balanceText({ available, debt }: Balance, points: number | undefined, number: (value: number) => string) {
  if (points === undefined || !Number.isFinite(points) || points === 0) return number(available);
  const after = available + (points > 0 ? Math.max(0, points - debt) : points);
  return `${number(available)} → ${number(after)}`;
}
