import { Button, Code, Group, Paper, Stack, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useRemove, useResource, useUpdate } from '@/shared/api';
import { ConfirmButton, ErrorState, LoadingRows, Page, SecretModal, Section, useNotifyError } from '@/shared/ui';
import { Deliveries } from './Deliveries';
import { useWebhookDrawer } from './useWebhookDrawer';
import type { Webhook } from './webhook';

/** One webhook: its switch, its secret, and what was sent. */
export default function WebhookPage() {
  const { t } = useTranslation('webhooks');
  const { webhookId } = useParams({ strict: false }) as { webhookId: string };
  const webhook = useResource<Webhook>('/webhooks', webhookId);
  return (
    <Page title={t('one')} description={webhook.data && <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>{webhook.data.url}</bdi>}>
      {webhook.data ? (
        <>
          <Settings webhook={webhook.data} />
          <Deliveries webhookId={webhookId} />
        </>
      ) : webhook.error ? (
        <ErrorState error={webhook.error} onRetry={() => void webhook.refetch()} />
      ) : (
        <LoadingRows />
      )}
    </Page>
  );
}

function Settings({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const navigate = useNavigate();
  const notify = useNotifyError();
  const update = useUpdate<Webhook>('/webhooks');
  const remove = useRemove('/webhooks');
  const drawer = useWebhookDrawer();
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useMutation({
    mutationFn: () => api.post<{ secret: string }>(`/webhooks/${webhook.id}/secret`),
    onSuccess: (answer) => setSecret(answer.secret),
    onError: notify,
  });
  return (
    <Section>
      <Paper withBorder p="md">
        <Stack>
          <Switch
            label={t('active')}
            description={t('activeText')}
            checked={webhook.active}
            disabled={update.isPending}
            onChange={(event) => update.mutate({ resource: webhook, change: { active: event.currentTarget.checked } }, { onError: notify })}
          />
          <Group gap={6}>
            {webhook.events.map((event) => (
              <Code key={event} dir="ltr">
                {event}
              </Code>
            ))}
          </Group>
          <Group gap="xs">
            <Button variant="default" onClick={() => drawer.edit(webhook)}>
              {t('shared:action.edit')}
            </Button>
            <ConfirmButton variant="default" color="gray" loading={rotate.isPending} question={t('rotateAsk')} consequence={t('rotateText')} onConfirm={() => rotate.mutate()}>
              {t('rotate')}
            </ConfirmButton>
            <ConfirmButton
              question={t('removeAsk')}
              consequence={t('removeText')}
              onConfirm={() => remove.mutate(webhook, { onSuccess: () => void navigate({ to: '/webhooks' }), onError: notify })}
            >
              {t('shared:action.remove')}
            </ConfirmButton>
          </Group>
        </Stack>
      </Paper>
      {drawer.element}
      <SecretModal opened={secret !== null} onClose={() => setSecret(null)} title={t('rotated')} text={t('rotatedOnce')} values={[{ label: t('secret'), value: secret ?? '' }]} />
    </Section>
  );
}
