import CalendarTodayOutlined from '@mui/icons-material/CalendarTodayOutlined';
import { Box, IconButton, InputAdornment } from '@mui/material';
import { useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';

interface PickDayProps {
  readonly type: 'date' | 'datetime-local';
  /** As forms keep it: '2026-11-28', '2026-11-28 19:33'. */
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly disabled?: boolean;
}

/** The browser's own calendar behind a field that one may also type into. */
export function PickDay({ type, value, onPick, disabled }: PickDayProps) {
  const text = useText();
  const native = useRef<HTMLInputElement>(null);
  const isKept = /^\d{4}-\d{2}-\d{2}/.test(value);
  return (
    <InputAdornment position="end">
      <Box
        component="input"
        ref={native}
        type={type}
        aria-hidden
        tabIndex={-1}
        value={isKept ? value.replace(' ', 'T') : ''}
        onChange={({ target }) => target.value && onPick(target.value.replace('T', ' '))}
        sx={{ width: 0, height: 0, p: 0, border: 0, opacity: 0, pointerEvents: 'none' }}
      />
      <IconButton
        edge="end"
        size="small"
        disabled={disabled}
        aria-label={text('shared.pickDay')}
        onClick={() => native.current?.showPicker()}>
        <CalendarTodayOutlined sx={{ fontSize: 16 }} />
      </IconButton>
    </InputAdornment>
  );
}
