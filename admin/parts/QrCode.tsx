import { Box } from '@mui/material';
import { encode } from 'uqr';

/** Dark on white in every theme: cameras read nothing else for sure. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const { size, data } = encode(value, { border: 3 });
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      sx={{ width: 208, height: 208, bgcolor: '#fff', border: 1, borderColor: 'divider' }}>
      <path d={dots.join('')} fill="#000" />
    </Box>
  );
}
