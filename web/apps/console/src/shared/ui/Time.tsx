import { clock, useFormat } from '@/shared/i18n/format';
import { useNow } from '@/shared/i18n/useNow';

/** Time since an instant, counting: 0:07, 12:30, 3:05:00. */
export function Elapsed({ since }: { since: string | number }) {
  const now = useNow();
  return <span className="tabular">{clock((now - new Date(since).getTime()) / 1000)}</span>;
}

/** An instant in the person's language and zone, with the machine's form for those who hover or read along. */
export function At({ instant, form = 'dateTime' }: { instant: string; form?: 'time' | 'date' | 'dateTime' }) {
  const format = useFormat();
  return (
    <time dateTime={instant} title={instant} className="tabular">
      {format[form](instant)}
    </time>
  );
}
