import { Box } from '@mui/material';
import { useWord } from '../../../i18n/use-text.ts';
import type { MediumAt } from '../media-lines.ts';
import { fileOfHouse } from './house-file.ts';

const SIZE = 96;

/** Pictures and films that lie in the house. What lies on other people's servers the admin does not call. */
export function MediaShown({ media }: { media: readonly MediumAt[] }) {
  const word = useWord();
  const own = media.flatMap(({ kind, url }) => {
    const path = fileOfHouse(url);
    return path && kind !== 'MODEL_3D' ? [{ kind, path }] : [];
  });
  if (own.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '& > *': { width: SIZE, height: SIZE, objectFit: 'cover' } }}>
      {own.map(({ kind, path }) => (kind === 'VIDEO'
        ? <video key={path} src={path} controls preload="metadata" aria-label={word('mediaKind', kind)} />
        : <img key={path} src={path} alt={word('mediaKind', kind)} loading="lazy" />))}
    </Box>
  );
}
