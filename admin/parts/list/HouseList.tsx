import { Box, Button, LinearProgress, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useRef, type ReactNode } from 'react';
import { FilterLiveForm, ListBase, Pagination, useListContext, useTranslate, type RaRecord } from 'react-admin';
import type { ListMeta } from '../../graph/data-provider.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refused } from '../Answer.tsx';
import { Page } from '../Page.tsx';
import type { Column } from './columns.ts';
import { ExportMenu } from './export/ExportMenu.tsx';
import { FilterWords } from './filters.tsx';
import { Rows } from './Rows.tsx';

interface HouseListProps<Row> {
  readonly resource: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  readonly filters?: ReactNode;
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** What stays when filters are cleared: a list that is of something. */
  readonly kept?: Readonly<Record<string, unknown>>;
  /** Where a row leads; nowhere when left out. */
  readonly to?: (row: Row) => string;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
}

/** A list as everywhere in this house: filters, sort, pages, cards on a phone, the filtered rows as a file. */
export function HouseList<Row extends RaRecord>(props: HouseListProps<Row>) {
  return (
    <ListBase
      resource={props.resource}
      sort={{ ...props.sort }}
      perPage={25}
      // What one filtered by stands in the address alone: whoever comes by the menu finds the whole list.
      storeKey={false}
      // The page says why, in the words of whoever reads it.
      queryOptions={SILENT}
      filterDefaultValues={props.defaults}
      disableSyncWithLocation={false}>
      <ListBody {...props} />
    </ListBase>
  );
}

function ListBody<Row extends RaRecord>(
  { title, columns, filters, to, actions, above, kept = NOTHING }: HouseListProps<Row>,
) {
  const text = useText();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const { data, total, meta, isPending, isFetching, error, filterValues, setFilters } = useListContext<Row>();
  const said = useRef(new Map<string, (value: unknown) => string>());
  const filtered = Object.keys(filterValues ?? {}).some((name) => !(name in kept));
  return (
    <Page
      title={title}
      over={total === undefined ? '\u00a0' : undefined}
      actions={
        <>
          {actions}
          <ExportMenu title={title} columns={columns} said={said.current} />
        </>
      }>
      {above}
      {filters && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1.25,
            alignItems: 'center',
            mb: 2,
            '& .MuiFormControl-root': {
              minWidth: { xs: 'calc(50% - 5px)', sm: 150 },
              flex: { xs: '1 1 calc(50% - 5px)', sm: '0 0 auto' },
              mt: 0,
              mb: 0,
            },
            '& form': { display: 'contents' },
          }}>
          <FilterWords value={said}>
            <FilterLiveForm>{filters}</FilterLiveForm>
          </FilterWords>
          {filtered && (
            <Button color="inherit" onClick={() => setFilters({ ...kept }, [])}>
              {text('actions.clearFilters')}
            </Button>
          )}
        </Box>
      )}
      <Box sx={{ height: 2 }}>
        {isFetching && <LinearProgress sx={{ height: 2 }} aria-label={text('errors.loading')} />}
      </Box>
      <Rows rows={data ?? []} columns={columns} to={to} narrow={narrow} />
      {error && <Refused error={error as Error} />}
      {!isPending && !error && total === 0 && (
        <Typography className="soft" sx={{ py: 4, textAlign: 'center' }}>
          {text(filtered ? 'errors.empty' : 'errors.nothing')}
        </Typography>
      )}
      {Boolean(total) && <Pages isExact={(meta as ListMeta | undefined)?.isExact !== false} />}
    </Page>
  );
}

const NOTHING = {};
const SILENT = { onError: () => undefined };

/** Longer lists are not counted to their end: their last number is followed by a plus. */
function Pages({ isExact }: { isExact: boolean }) {
  const format = useFormat();
  const translate = useTranslate();
  // react-admin hands it on to the table's pagination, and says it itself on wide screens only.
  const labelled: object = { getItemAriaLabel: (type: string) => translate(`ra.navigation.${type}`) };
  const range = ({ from, to, count }: { from: number; to: number; count: number }) =>
    `${format.number(from)}–${format.number(to)} / ${format.number(count)}+`;
  return (
    <Pagination
      rowsPerPageOptions={[25, 50, 100]}
      {...labelled}
      {...(isExact ? {} : { labelDisplayedRows: range })}
    />
  );
}
