import { Anchor, Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api, ProblemError } from '@/shared/api';
import type { TokenFields } from '@/shared/session/tokens';
import { AccessLayout } from './AccessLayout';
import { Problem } from './Problem';
import { linkToken } from './token';
import { useEnter } from './useEnter';

/** Where the link of the sign-up mail leads: the tenant is made, and the owner is in. */
export default function ConfirmPage() {
  const { t } = useTranslation('access');
  const [token] = useState(linkToken);
  const enter = useEnter();
  // A query, not a mutation: rendered twice it still asks once, and the token works only once.
  const confirm = useQuery({
    queryKey: ['confirm', token],
    queryFn: () => api.public.post<TokenFields>('/signup/confirm', { token }),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  const entered = useRef(false);
  useEffect(() => {
    if (!confirm.data || entered.current) return;
    entered.current = true;
    enter(confirm.data);
  }, [confirm.data, enter]);

  if (!token || confirm.error) {
    const refused = !token || confirm.error instanceof ProblemError;
    return (
      <AccessLayout
        title={t('confirm.failedTitle')}
        footer={<Trans t={t} i18nKey="confirm.alternatives" components={{ signin: <Anchor component={Link} to="/signin" inherit />, signup: <Anchor component={Link} to="/signup" inherit /> }} />}
      >
        <Problem error={confirm.error ?? true} text={refused ? t('confirm.failedText') : undefined} />
        {!refused && <Button onClick={() => void confirm.refetch()}>{t('shared:action.retry')}</Button>}
      </AccessLayout>
    );
  }
  return (
    <AccessLayout title={t('confirm.title')} text={t('confirm.text')}>
      <Loader role="status" aria-label={t('shared:state.loading')} />
    </AccessLayout>
  );
}
