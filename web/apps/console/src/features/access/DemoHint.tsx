import { Alert, Anchor } from '@mantine/core';
import { IconMailbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';

/** In the demo no mail leaves the machine: says where it is read instead. Silent everywhere else. */
export function DemoHint() {
  const { t } = useTranslation('access');
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: async () => {
      const response = await fetch('/demo/mails', { headers: { Accept: 'application/json' } });
      return response.ok && (response.headers.get('Content-Type') ?? '').includes('json');
    },
    retry: false,
    staleTime: Infinity,
  });
  if (!demo.data) return null;
  return (
    <Alert variant="light" color="lamp" icon={<IconMailbox size={18} />} styles={{ message: { color: 'var(--mantine-color-text)' } }}>
      <Trans t={t} i18nKey="demoMail" components={{ mailbox: <Anchor href="/demo/mailbox" target="_blank" inherit /> }} />
    </Alert>
  );
}
