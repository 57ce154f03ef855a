import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { GraphError } from '../../../graph/graph-error.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFailureText, useRefusal } from '../../../parts/form/Failure.tsx';
import { FieldText } from '../../../parts/form/fields.tsx';
import { readMedia } from '../media-lines.ts';
import { MediaShown } from './MediaShown.tsx';
import { CHOSEN } from './picked-file.ts';
import { UploadError, uploadFile } from './upload.ts';

/** A file on its way; `why` when it did not arrive. */
interface Sending { readonly id: string; readonly name: string; readonly share: number; readonly why: string | null }

/** Media of a product: addresses, one a line, and files that are sent to the house and become such lines. */
export function MediaField() {
  const text = useText();
  const { sending, take } = useSending();
  const typed = String(useWatch({ name: 'media' }) ?? '');
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0,1fr)', gap: 1 }}>
      <FieldText name="media" label={text('fields.media')} help={text('products.mediaHelp')} rows={2} />
      <MediaShown media={readMedia(typed) ?? []} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button component="label" variant="outlined" startIcon={<UploadFileOutlined />} sx={{ minHeight: 44 }}>
          {text('products.upload')}
          <input
            type="file"
            hidden
            multiple
            accept={CHOSEN}
            onChange={({ target }) => {
              take([...(target.files ?? [])]);
              // The same file may be chosen again.
              target.value = '';
            }}
          />
        </Button>
        <Typography variant="caption" className="soft">{text('products.uploadHelp')}</Typography>
      </Box>
      <Box aria-live="polite" sx={{ display: 'grid', gap: 1, '&:empty': { display: 'none' } }}>
        {sending.map((one) => <OnItsWay key={one.id} sending={one} />)}
      </Box>
    </Box>
  );
}

function OnItsWay({ sending: { name, share, why } }: { sending: Sending }) {
  if (why !== null) return <Alert severity="error" sx={{ overflowWrap: 'anywhere' }}>{`${name} · ${why}`}</Alert>;
  return (
    <Box>
      <Typography variant="caption" sx={{ overflowWrap: 'anywhere' }}>
        {`${name} · ${Math.round(share * 100)}%`}
      </Typography>
      <LinearProgress variant="determinate" value={share * 100} aria-label={name} />
    </Box>
  );
}

/** Files one after the other, as they were chosen; the form waits for them. */
function useSending() {
  const text = useText();
  const explain = useReason();
  const { getValues, setValue, register } = useFormContext();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const waiting = useRef(0);
  const last = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    register('mediaSent', { validate: () => waiting.current === 0 || text('products.uploading') });
  }, [register, text]);
  const change = (id: string, to: Partial<Sending> | null) => setSending((before) => before.flatMap((one) => (
    one.id !== id ? [one] : to ? [{ ...one, ...to }] : [])));
  const one = async (id: string, file: File) => {
    try {
      const address = await uploadFile(file, (share) => change(id, { share }));
      const lines = String(getValues('media') ?? '').trimEnd();
      setValue('media', lines === '' ? address : `${lines}\n${address}`, { shouldDirty: true });
      change(id, null);
    } catch (error) {
      change(id, { why: explain(error) });
    } finally {
      waiting.current -= 1;
    }
  };
  const take = (files: readonly File[]) => {
    const chosen = files.map((file) => ({ file, id: crypto.randomUUID() }));
    setSending((before) => [...before.filter(({ why }) => why === null),
      ...chosen.map(({ file, id }) => ({ id, name: file.name, share: 0, why: null }))]);
    waiting.current += chosen.length;
    for (const { id, file } of chosen) last.current = last.current.then(() => one(id, file));
  };
  return { sending, take };
}

function useReason(): (error: unknown) => string {
  const refusal = useRefusal();
  const failure = useFailureText();
  return (error) => (error instanceof UploadError ? refusal(error.code, '')
    : failure(error instanceof GraphError ? error : null));
}
