import { Typography } from '@mui/material';
import type { RoomMovesPartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Facts, Section } from '../Page.tsx';
import { MOVED, type MovedWord } from './moved-words.ts';

const isKnown = (what: string): what is MovedWord => (MOVED as readonly string[]).includes(what);

/** What each room would move, in the words of the trade; rows without a word of their own are not the desk's matter. */
export function Moves({ rooms }: { readonly rooms: readonly RoomMovesPartsFragment[] | null }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  if (!rooms) return null;
  const silent = rooms.filter(({ moves }) => moves === null);
  // Rooms that keep the same things each for itself speak of them once.
  const told = new Map(rooms.flatMap(({ moves }) => moves ?? [])
    .filter(({ amount }) => amount !== 0).map(({ what, amount }) => [what, amount]));
  const rows = [...told].flatMap(([what, amount]): [string, string][] =>
    isKnown(what) ? [[text(`mergeCases.moved.${what}`), format.number(amount)]] : []);
  return (
    <Section title={text('mergeCases.moves')} dense>
      {rows.length > 0 ? <Facts rows={rows} /> : <Typography variant="body2">{text('mergeCases.nothing')}</Typography>}
      {silent.length > 0 && (
        <Typography variant="body2" className="soft">
          {text('mergeCases.silent', { rooms: silent.map(({ room }) => word('room', room)).join(' · ') })}
        </Typography>
      )}
    </Section>
  );
}
