import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { useErrorText } from '@/shared/ui';
import type { Connection, ConnectionTest } from './connection';
import classes from './connections.module.css';

/** Asks the provider with the stored credentials, and says below the buttons how that went. */
export function TestButton({ connection }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const text = useErrorText();
  const test = useMutation({ mutationFn: () => api.post<ConnectionTest>(`/connections/${connection.id}/test`) });
  const ok = test.data?.ok ?? false;
  const result = test.error ? text(test.error) : test.data && (ok ? test.data.detail || t('testOk') : `${t('testFailed')} ${test.data.detail}`);
  return (
    <>
      <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        {t('test')}
      </Button>
      <div role="status" className={classes.result} data-ok={(ok && !test.error) || undefined}>
        {result && (
          <>
            {ok && !test.error ? <IconCircleCheck size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />}
            <bdi>{result}</bdi>
          </>
        )}
      </div>
    </>
  );
}
