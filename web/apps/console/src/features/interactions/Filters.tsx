import { Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api';

/** What the address of the list carries, so that a filtered list can be kept and passed on. */
export interface Filter {
  state?: string | undefined;
  channel?: string | undefined;
  queueId?: string | undefined;
}

const OPEN = ['inFlow', 'queued', 'offered', 'assigned', 'waitingForCustomer', 'wrapUp'];
const STATES = [...OPEN, 'ended', 'abandoned'];
const CHANNELS = ['chat', 'sms', 'message', 'voice', 'mail', 'task'];

/** The states that a choice stands for, as the server takes them. */
export function statesOf(choice: string | undefined): string | undefined {
  return choice === 'open' ? OPEN.join(',') : choice;
}

export function Filters({ filter, onChange }: { filter: Filter; onChange: (next: Filter) => void }) {
  const { t } = useTranslation('interactions');
  const queues = useList<{ id: string; name: string }>('/queues');
  return (
    <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm" mb="md" maw={720}>
      <Select
        label={t('state')}
        placeholder={t('all')}
        clearable
        data={[{ value: 'open', label: t('open') }, ...STATES.map((value) => ({ value, label: t(`shared:interactionState.${value}`) }))]}
        value={filter.state ?? null}
        onChange={(state) => onChange({ ...filter, state: state ?? undefined })}
      />
      <Select
        label={t('channel')}
        placeholder={t('all')}
        clearable
        data={CHANNELS.map((value) => ({ value, label: t(`shared:channel.${value}`) }))}
        value={filter.channel ?? null}
        onChange={(channel) => onChange({ ...filter, channel: channel ?? undefined })}
      />
      <Select
        label={t('queue')}
        placeholder={t('all')}
        clearable
        searchable
        data={(queues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.queueId ?? null}
        onChange={(queueId) => onChange({ ...filter, queueId: queueId ?? undefined })}
      />
    </SimpleGrid>
  );
}
