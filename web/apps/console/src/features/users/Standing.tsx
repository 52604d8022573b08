import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { ConfirmButton, notifyDone, useNotifyError } from '@/shared/ui';
import type { User } from './user';

/** What is unusual about a person's standing, and for an open invitation the way to send it again. */
export function Standing({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const notify = useNotifyError();
  const again = useMutation({
    mutationFn: () => api.post(`/users/${user.id}/invitation`),
    onSuccess: () => notifyDone(t('sentAgain')),
    onError: notify,
  });
  if (user.status === 'active') return null;
  return (
    <Alert color={user.status === 'invited' ? 'lamp' : 'gray'} variant="light" title={t(`state.${user.status}`)}>
      {t(`stateText.${user.status}`)}
      {user.status === 'invited' && (
        <Button mt="xs" display="block" size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {t('sendAgain')}
        </Button>
      )}
    </Alert>
  );
}

export function StandingButton({ user, change }: { user: User; change: (status: 'active' | 'deactivated') => unknown }) {
  const { t } = useTranslation('users');
  if (user.status === 'deactivated') {
    return (
      <Button variant="subtle" onClick={() => void change('active')}>
        {t('activate')}
      </Button>
    );
  }
  return (
    <ConfirmButton question={t('deactivateQuestion', { name: user.name })} consequence={t('deactivateText')} confirmLabel={t('deactivate')} onConfirm={() => change('deactivated')}>
      {t('deactivate')}
    </ConfirmButton>
  );
}

/** For a person who has lost phone and recovery codes: signing in takes the password alone again. */
export function FactorReset({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const notify = useNotifyError();
  const reset = useMutation({
    mutationFn: () => api.post(`/users/${user.id}/totp/reset`),
    onSuccess: () => notifyDone(t('factor.done')),
    onError: notify,
  });
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {t('factor.text')}
      </Text>
      <ConfirmButton size="xs" flex="none" question={t('factor.question', { name: user.name })} consequence={t('factor.consequence')} confirmLabel={t('factor.reset')} onConfirm={() => reset.mutate()}>
        {t('factor.reset')}
      </ConfirmButton>
    </Group>
  );
}
