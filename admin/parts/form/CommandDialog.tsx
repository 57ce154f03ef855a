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
import { FormProvider, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useRefresh } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { houseZone } from '../../reading/house-zone.ts';
import { clearAttempt, forgetTyped, isSame, readAttempt } from './attempt.ts';
import { Failure } from './Failure.tsx';
import { StalePanel } from './StalePanel.tsx';
import type { Edited } from './stale.ts';
import { useCommand, type Payload, type Run } from './use-command.ts';
import { useDraft } from './use-draft.ts';
import { useLeaving } from './use-leaving.tsx';
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
  readonly run: Run<Values, Result>;
  /** What to say when it is done; null keeps the dialog open. */
  readonly done: (result: Result) => string;
  /** What else follows when it is accepted. */
  readonly onDone?: (result: Result) => void;
  /** When given, the command is first tried without effect and this shows what it would do; `again` tries anew. */
  readonly preview?: (result: Result, again: () => void) => ReactNode;
  /** When given, an edit that met another shows both versions; `expectedVersion` is among the values. */
  readonly edited?: Edited<Values>;
  /** What is changed is sent; when nothing is, there is nothing to send. */
  readonly edit?: boolean;
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
  const { form, command, whole, shown, stale, leaving } = state;
  const canSend = !props.preview || shown !== null;
  return (
    <Dialog
      open
      fullWidth
      fullScreen={full}
      maxWidth={props.wide ? 'md' : 'sm'}
      // A slip beside the dialog loses nothing that was typed.
      onClose={(_, reason) => reason !== 'backdropClick' && !command.busy && leaving.close()}
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
            {state.restored && <Restored onDrop={state.beginAnew} />}
            <Box ref={state.said} sx={{ display: 'grid', gap: 2, '&:empty': { display: 'none' } }}>
              {stale && <StalePanel stale={stale} onTake={(sides) => state.take(stale.settle(sides))} />}
              <Failure failure={command.failure} errors={whole} />
            </Box>
            {props.children}
            {shown !== null && props.preview?.(shown, state.again)}
          </DialogContent>
          <DialogActions sx={{ px: 3, pb: 2 }}>
            <Button onClick={leaving.close} disabled={command.busy} color="inherit">
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
      {leaving.question}
    </Dialog>
  );
}

/** What was typed before stands in the form again; one may begin anew. */
function Restored({ onDrop }: { onDrop: () => void }) {
  const text = useText();
  return (
    <Alert
      severity="info"
      action={
        <Button color="inherit" onClick={onDrop}>
          {text('leaving.anew')}
        </Button>
      }>
      {text('errors.draft')}
    </Alert>
  );
}

function useDialog<Values extends FieldValues, Result extends Payload>(props: CommandDialogProps<Values, Result>) {
  const draft = useDraft(props);
  const { form } = draft;
  const command = useCommand(props.name, props.run, !props.secret);
  const [whole, setWhole] = useState<readonly UserError[]>([]);
  const [previewed, setPreviewed] = useState<{ result: Result; of: string } | null>(null);
  const [stale, met] = useStale(props.edited);
  const placed = usePlacing(form, setWhole);
  const leaving = useLeaving({
    isTyped: draft.isTyped, kept: !props.secret, onClose: props.onClose, forget: () => forgetTyped(props.name),
  });
  const finish = useFinish(props, leaving.sent);
  const submit = async (values: Values, dryRun: boolean) => {
    setWhole([]);
    if (props.edit && isSame(values, draft.seen())) {
      finish('unchanged');
      return;
    }
    const wasLost = !props.secret && (readAttempt<Values>(props.name)?.lost ?? []).length > 0;
    const tried = { values, seen: draft.seen(), wasLost, zone: houseZone() };
    const result = await command.send(values, tried.seen, dryRun);
    if (!result) return;
    if (result.userErrors.length > 0) {
      setPreviewed(null);
      const meeting = await met(result.userErrors, tried);
      if (meeting === 'own') finish('savedBefore');
      if (meeting === 'none') placed(result.userErrors, fieldNames(values).filter(isShown));
      return;
    }
    if (dryRun) setPreviewed({ result, of: JSON.stringify(values) });
    else finish(result);
  };
  // A preview of other values is none.
  const shown = previewed && previewed.of === JSON.stringify(form.watch()) ? previewed.result : null;
  const take = (values: Partial<Values>) => {
    draft.seeNow(stale?.now.values, values);
    setWhole([]);
  };
  const said = useShown(command.failure, whole, stale);
  const again = () => void form.handleSubmit((values) => submit(values, true))();
  return { ...draft, command, whole, shown, stale, said, submit, again, take, leaving };
}

/** What follows an accepted command; or one that was accepted before, by a try whose answer was lost, or never sent. */
function useFinish<Values extends FieldValues, Result extends Payload>(
  props: CommandDialogProps<Values, Result>,
  sent: () => void,
) {
  const notify = useNotify();
  const refresh = useRefresh();
  const text = useText();
  return (result: Result | 'savedBefore' | 'unchanged') => {
    sent();
    clearAttempt(props.name);
    const isSent = typeof result === 'object';
    const type = result === 'unchanged' ? 'info' : 'success';
    notify(isSent ? props.done(result) : text(`errors.${result}`), { type });
    if (!props.ends && result !== 'unchanged') refresh();
    props.onClose();
    if (isSent) props.onDone?.(result);
  };
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
  form: UseFormReturn<Values>,
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
