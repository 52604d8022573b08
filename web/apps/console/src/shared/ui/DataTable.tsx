import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState, ErrorState, LoadingRows } from './States';
import classes from './ui.module.css';

export interface Column<T> {
  key: string;
  header: string;
  render: (row: T) => ReactNode;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  width?: number | string;
}

/** The part of a query's result that the table looks at; every TanStack query fits. */
interface Rows<T> {
  data: T[] | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface DataTableProps<T> {
  /** Said to screen readers; usually the page's title. */
  label: string;
  query: Rows<T>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  empty: Parameters<typeof EmptyState>[0];
  /** Opens a row. The first column becomes its button, so the keyboard has it too. */
  onOpen?: (row: T) => void;
}

/** A list of things with its loading, empty and error states; below 640 px each row becomes a card. */
export function DataTable<T>({ label, query, columns, rowKey, empty, onOpen }: DataTableProps<T>) {
  if (query.isPending) return <div className={classes.card}><LoadingRows /></div>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data ?? [];
  if (rows.length === 0) return <div className={classes.card}><EmptyState {...empty} /></div>;
  return (
    <div className={classes.card}>
      <Table aria-label={label} className={classes.table} verticalSpacing={10} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.key} ta={column.align ?? 'start'} w={column.width}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)} data-opens={onOpen ? true : undefined} onClick={onOpen && (() => onOpen(row))}>
              {columns.map((column, index) => (
                <Table.Td key={column.key} ta={column.align ?? 'start'} data-label={column.header}>
                  {onOpen && index === 0 ? (
                    <button type="button" className={classes.open} onClick={(event) => { event.stopPropagation(); onOpen(row); }}>
                      {column.render(row)}
                    </button>
                  ) : (
                    column.render(row)
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
