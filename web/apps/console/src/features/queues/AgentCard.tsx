import { Alert, Button, Divider, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api';
import { At, notifyDone, SecretModal, useErrorText } from '@/shared/ui';

interface Card {
  queueId: string;
  version: number;
  page: { name: string; url: string; example: string } | null;
  lookUp: { url: string; secret: string | null; lastFailure: { at: string; why: string } | null } | null;
}

/** What agents see beside the contacts of a queue; saved by its own button, apart from the queue. */
export function AgentCard({ queueId }: { queueId: string }) {
  const path = `/queues/${queueId}/card`;
  const card = useQuery({ queryKey: [path], queryFn: () => api.get<Card>(path), refetchOnWindowFocus: false });
  return card.data ? <CardFields key={card.data.version} path={path} card={card.data} /> : null;
}

function CardFields({ path, card }: { path: string; card: Card }) {
  const { t } = useTranslation('queues');
  const client = useQueryClient();
  const text = useErrorText();
  const [name, setName] = useState(card.page?.name ?? '');
  const [url, setUrl] = useState(card.page?.url ?? '');
  const [asked, setAsked] = useState(card.lookUp?.url ?? '');
  const [renew, setRenew] = useState(false);
  const [secret, setSecret] = useState(card.lookUp?.secret ?? null);
  const wanted = useDeferredValue(url.trim());
  const preview = useQuery({
    queryKey: ['/card-preview', wanted],
    queryFn: () => api.post<{ example: string }>('/card-preview', { url: wanted }),
    enabled: wanted !== '',
    retry: false,
  });
  const save = useMutation({
    mutationFn: () =>
      api.put<Card>(
        path,
        {
          page: url.trim() ? { name: name.trim() || 'CRM', url: url.trim() } : null,
          lookUp: asked.trim() ? { url: asked.trim(), renewSecret: renew } : null,
        },
        card.version,
      ),
    onSuccess: (saved) => {
      client.setQueryData([path], saved);
      notifyDone(t('shared:state.saved'));
    },
  });
  const failure = card.lookUp?.lastFailure;
  return (
    <Stack gap="sm">
      <Divider label={t('card.title')} labelPosition="left" />
      <Text size="sm" c="dimmed">{t('card.text')}</Text>
      <TextInput label={t('card.pageName')} placeholder="CRM" maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label={t('card.pageUrl')}
        description={<>{t('card.places')} <bdi dir="ltr">{'{phone} {email} {name} {customerId} {interactionId} {queue} {channel} {attribute.…}'}</bdi></>}
        placeholder="https://crm.example.com/find?phone={phone}"
        type="url"
        dir="ltr"
        maxLength={1000}
        value={url}
        error={preview.error ? text(preview.error) : undefined}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      {preview.data && wanted && (
        <Text size="xs" c="dimmed">
          {t('card.example')} <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>{preview.data.example}</bdi>
        </Text>
      )}
      <TextInput label={t('card.lookUp')} description={t('card.lookUpText')} type="url" dir="ltr" maxLength={1000} value={asked} onChange={(event) => setAsked(event.currentTarget.value)} />
      {card.lookUp && asked.trim() === card.lookUp.url && <Switch label={t('card.renew')} checked={renew} onChange={(event) => setRenew(event.currentTarget.checked)} />}
      {failure && (
        <Alert color="lamp" variant="light">
          {t(`card.failed.${failure.why}`)} <At instant={failure.at} />
        </Alert>
      )}
      {save.error && <Alert color="red" variant="light" role="alert">{text(save.error)}</Alert>}
      <Group justify="flex-end">
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>{t('card.save')}</Button>
      </Group>
      <SecretModal opened={secret !== null} onClose={() => setSecret(null)} title={t('card.secret')} text={t('card.secretText')} values={[{ label: t('card.secret'), value: secret ?? '' }]} />
    </Stack>
  );
}
