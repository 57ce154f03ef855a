import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useListContext, type RaRecord } from 'react-admin';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useExport, type Exported, type FileKind } from './use-export.ts';

const KINDS: readonly (readonly [FileKind, string])[] = [['xlsx', 'Excel (.xlsx)'], ['csv', 'CSV (.csv)']];

/** The filtered rows as a file. */
export function ExportMenu<Row extends RaRecord>(props: Exported<Row>) {
  const text = useText();
  const format = useFormat();
  const { total } = useListContext<Row>();
  const { save, progress } = useExport(props);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (kind: FileKind) => {
    setAnchor(null);
    void save(kind);
  };
  return (
    <>
      <Button
        startIcon={<DownloadOutlined />}
        aria-haspopup="menu"
        disabled={progress !== null || !total}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        {progress === null ? text('actions.export') : 'percent' in progress ? `${progress.percent}%`
          : text('errors.exportRows', { count: format.number(progress.rows) })}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {KINDS.map(([kind, name]) => (
          <MenuItem key={kind} onClick={() => choose(kind)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
