import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useNotify } from 'react-admin';
import { FormProvider, useForm, type DefaultValues, type FieldValues, type Path } from 'react-hook-form';
import { useRefresh } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { readAttempt, writeAttempt } from './attempt.ts';
import { Failure } from './Failure.tsx';
import { StalePanel } from './StalePanel.tsx';
import type { Edited } from './stale.ts';
import { useCommand, type Payload } from './use-command.ts';
import { useStale } from './use-stale.ts';
import { fieldNames, placeErrors, type UserError } from './user-errors.ts';

export interface CommandDialogProps<Values extends FieldValues, Result extends Payload> {
  /** Names the draft: one for each command and object. */
  readonly name: string;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly submit: string;
  readonly defaults: Values;
  readonly onClose: () => void;
  readonly run: (values: Values, key: string, dryRun: boolean) => Promise<Result>;
  /** What to say when it is done; null keeps the dialog open. */
  readonly done: (result: Result) => string;
  /** What else follows when it is accepted. */
  readonly onDone?: (result: Result) => void;
  /** When given, the command is first tried without effect and this shows what it would do; `again` tries anew. */
  readonly preview?: (result: Result, again: () => void) => ReactNode;
  /** When given, an edit that met another shows both versions; `expectedVersion` is among the values. */
  readonly edited?: Edited<Values>;
  /** Secrets are typed here: nothing of it is written into the browser's storage. */
  readonly secret?: boolean;
  /** The command ends the sign-in: nothing is asked again with this token. */
  readonly ends?: boolean;
  readonly danger?: boolean;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** A command in a dialog: refusals land on their fields, nothing typed is lost, effects are shown first. */
export function CommandDialog<Values extends FieldValues, Result extends Payload>(
  props: CommandDialogProps<Values, Result>,
) {
  const text = useText();
  const titleId = useId();
  const full = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const state = useDialog(props);
  const { form, command, whole, shown, stale, restored } = state;
  const canSend = !props.preview || shown !== null;
  return (
    <Dialog
      open
      fullWidth
      fullScreen={full}
      maxWidth={props.wide ? 'md' : 'sm'}
      // A slip beside the dialog loses nothing that was typed.
      onClose={(_, reason) => reason !== 'backdropClick' && props.onClose()}
      aria-labelledby={titleId}>
      <FormProvider {...form}>
        <form
          noValidate
          onSubmit={(event) => {
            // Refusals of the last try must not bar the next.
            form.clearErrors();
            void form.handleSubmit((values) => state.submit(values, !canSend))(event);
          }}>
          {command.busy && <LinearProgress aria-label={text('layout.loading')} sx={{ height: 2 }} />}
          <DialogTitle id={titleId} component="h2" sx={{ pb: 0.5 }}>
            {props.title}
          </DialogTitle>
          <DialogContent sx={{ display: 'grid', gridTemplateColumns: 'minmax(0,1fr)', gap: 2, pt: '8px !important' }}>
            {props.hint && (
              <Typography variant="body2" className="soft">
                {props.hint}
              </Typography>
            )}
            {restored && <Alert severity="info">{text('errors.draft')}</Alert>}
            <Box ref={state.said} sx={{ display: 'grid', gap: 2, '&:empty': { display: 'none' } }}>
              {stale && <StalePanel stale={stale} onTake={(sides) => state.take(stale.settle(sides))} />}
              <Failure failure={command.failure} errors={whole} />
            </Box>
            {props.children}
            {shown !== null && props.preview?.(shown, state.again)}
          </DialogContent>
          <DialogActions sx={{ px: 3, pb: 2 }}>
            <Button onClick={props.onClose} disabled={command.busy} color="inherit">
              {text('actions.cancel')}
            </Button>
            <Button
              type="submit"
              variant="contained"
              disabled={command.busy || stale !== null}
              color={props.danger && canSend ? 'error' : 'primary'}>
              {canSend ? props.submit : text('actions.preview')}
            </Button>
          </DialogActions>
        </form>
      </FormProvider>
    </Dialog>
  );
}

function useDialog<Values extends FieldValues, Result extends Payload>(props: CommandDialogProps<Values, Result>) {
  const notify = useNotify();
  const refresh = useRefresh();
  const [draft] = useState(() => (props.secret ? null : readAttempt<Values>(props.name)));
  const form = useForm<Values>({ defaultValues: { ...props.defaults, ...draft?.values } as DefaultValues<Values> });
  const command = useCommand(props.name, props.run, !props.secret);
  const [whole, setWhole] = useState<readonly UserError[]>([]);
  const [previewed, setPreviewed] = useState<{ result: Result; of: string } | null>(null);
  const [stale, met] = useStale(props.edited);
  const placed = usePlacing(form, setWhole);
  const submit = async (values: Values, dryRun: boolean) => {
    setWhole([]);
    const result = await command.send(values, dryRun);
    if (!result) return;
    if (result.userErrors.length > 0) {
      setPreviewed(null);
      if (await met(result.userErrors, values)) return;
      placed(result.userErrors, fieldNames(values).filter(isShown));
      return;
    }
    if (dryRun) {
      setPreviewed({ result, of: JSON.stringify(values) });
      return;
    }
    notify(props.done(result), { type: 'success' });
    if (!props.ends) refresh();
    props.onClose();
    props.onDone?.(result);
  };
  // A preview of other values is none.
  const shown = previewed && previewed.of === JSON.stringify(form.watch()) ? previewed.result : null;
  const take = (values: Partial<Values>) => {
    for (const [field, value] of Object.entries(values)) form.setValue(field as Path<Values>, value as never);
    writeAttempt(props.name, { values: form.getValues(), key: '', sent: null });
    setWhole([]);
  };
  const said = useShown(command.failure, whole, stale);
  const again = () => void form.handleSubmit((values) => submit(values, true))();
  return { form, command, whole, shown, stale, said, submit, again, take, restored: draft !== null };
}

/** What concerns the whole stands above the fields: in a long dialog it is brought into view when it comes. */
function useShown(failure: unknown, whole: readonly unknown[], stale: unknown) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure || whole.length > 0 || stale) element.current?.scrollIntoView({ block: 'center' });
  }, [failure, whole, stale]);
  return element;
}

/** The version travels with the values, but no input shows it: its refusal concerns the whole. */
const isShown = (field: string): boolean => field !== 'expectedVersion';

function usePlacing<Values extends FieldValues>(
  form: ReturnType<typeof useForm<Values>>,
  setWhole: (errors: readonly UserError[]) => void,
) {
  return (errors: readonly UserError[], fields: readonly string[]) => {
    const placed = placeErrors(errors, fields);
    for (const { field, error } of placed) {
      if (field) form.setError(field as Path<Values>, { type: error.code, message: error.message });
    }
    const first = placed.find(({ field }) => field !== null)?.field;
    if (first) form.setFocus(first as Path<Values>);
    setWhole(placed.filter(({ field }) => field === null).map(({ error }) => error));
  };
}
